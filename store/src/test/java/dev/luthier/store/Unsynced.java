package dev.luthier.store;

import dev.luthier.store.folder.Folder;
import dev.luthier.store.folder.LocalFolders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** A folder on a local disk that is not waited for. */
final class Unsynced implements Folder {
    private final Folder folder;

    static Store storeIn(Path folder) {
        return new Store(name -> new Unsynced(new LocalFolders(folder).of(name)));
    }

    Unsynced(Folder folder) {
        this.folder = folder;
    }

    @Override
    public List<String> list() throws IOException {
        return folder.list();
    }

    @Override
    public InputStream read(String name) throws IOException {
        return folder.read(name);
    }

    @Override
    public Sink create(String name) throws IOException {
        Sink sink = folder.create(name);
        return new Sink() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                sink.write(bytes, offset, length);
            }

            @Override
            public boolean sync() {
                return true;
            }

            @Override
            public void close() throws IOException {
                sink.close();
            }
        };
    }

    @Override
    public void delete(String name) throws IOException {
        folder.delete(name);
    }

    @Override
    public void sync(String name) {}

    @Override
    public WriterLock lock() throws IOException {
        return folder.lock();
    }

    @Override
    public String place() {
        return folder.place();
    }

    @Override
    public void close() {}
}
