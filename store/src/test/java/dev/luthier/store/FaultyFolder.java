package dev.luthier.store;

import dev.luthier.random.RandomStream;
import dev.luthier.store.folder.Folder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A folder whose writes fail as often as is asked for, half done. */
final class FaultyFolder implements Folder {
    private final Folder folder;
    private final RandomStream random;
    private final double failing;
    private int failures;

    /** @param failing share of the writes that fail, from 0 to 1 */
    FaultyFolder(Folder folder, long seed, double failing) {
        this.folder = folder;
        this.random = RandomStream.of(seed);
        this.failing = failing;
    }

    int failures() {
        return failures;
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
        try {
            failAtTimes("create");
        } catch (IOException e) {
            sink.close();
            throw e;
        }
        return new FaultySink(sink);
    }

    @Override
    public void delete(String name) throws IOException {
        failAtTimes("delete");
        folder.delete(name);
    }

    @Override
    public void sync(String name) throws IOException {
        folder.sync(name);
    }

    @Override
    public WriterLock lock() throws IOException {
        return folder.lock();
    }

    @Override
    public String place() {
        return folder.place();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    private void failAtTimes(String what) throws IOException {
        if (random.nextDouble() < failing) {
            failures++;
            throw new IOException("no space left for " + what);
        }
    }

    private final class FaultySink implements Sink {
        private final Sink sink;

        FaultySink(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                failAtTimes("write");
            } catch (IOException e) {
                sink.write(bytes, offset, (int) (length * random.nextDouble()));
                throw e;
            }
            sink.write(bytes, offset, length);
        }

        @Override
        public boolean sync() throws IOException {
            failAtTimes("sync");
            return sink.sync();
        }

        @Override
        public void close() throws IOException {
            sink.close();
            failAtTimes("close");
        }
    }
}
