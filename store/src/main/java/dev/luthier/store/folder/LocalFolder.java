package dev.luthier.store.folder;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a local disk. Files are written through streams and not through channels: an interruption of the writing
 * thread, which is how an experiment is cancelled, would close a channel.
 */
final class LocalFolder implements Folder {
    private static final String LOCK = "lock";

    /** The locks that this process holds. */
    private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

    private final Path path;

    LocalFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    @Override
    public List<String> list() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        return Files.newInputStream(path.resolve(name));
    }

    @Override
    public Sink create(String name) throws IOException {
        Files.createDirectories(path);
        File file = path.resolve(name).toFile();
        if (!file.createNewFile()) {
            throw new FileAlreadyExistsException(file.toString());
        }
        LocalSink sink = new LocalSink(new FileOutputStream(file));
        syncFolder();
        return sink;
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    @Override
    public void sync(String name) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.resolve(name).toFile(), "rw")) {
            file.getFD().sync();
        }
        syncFolder();
    }

    // Held by the process: the operating system lets it go when the process ends, however it ends. It also lets it
    // go when the process closes the file a second time, so whoever asks again in this process must not even open
    // it.
    @Override
    public WriterLock lock() throws IOException {
        Files.createDirectories(path);
        Path lock = path.toRealPath().resolve(LOCK);
        if (!LOCKED.add(lock)) {
            throw held(owner());
        }
        try {
            return new LocalLock(lock, lockedFile(lock));
        } catch (IOException | RuntimeException e) {
            LOCKED.remove(lock);
            throw e;
        }
    }

    @Override
    public String place() {
        return path.toString();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    static String owner() {
        return "process " + ManagementFactory.getRuntimeMXBean().getName() + " since " + Instant.now();
    }

    private RandomAccessFile lockedFile(Path lock) throws IOException {
        RandomAccessFile file = new RandomAccessFile(lock.toFile(), "rw");
        try {
            if (file.getChannel().tryLock() == null) {
                throw held(file.readLine());
            }
            file.setLength(0);
            file.write(owner().getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private IllegalStateException held(@Nullable String holder) {
        return new IllegalStateException(path + " is being written by " + (holder == null ? "another process" : holder)
                + ": two runs of one experiment cannot write to the same journal");
    }

    // Else a power failure could forget the file with all that was made durable in it. Not every system can do so.
    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Windows, for one, opens no folders, and needs no such thing.
        }
    }

    private record LocalSink(FileOutputStream out) implements Sink {

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public boolean sync() throws IOException {
            out.getFD().sync();
            return true;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private record LocalLock(Path lock, RandomAccessFile file) implements WriterLock {

        @Override
        public void check() {
            // Nobody can take it over while the process lives.
        }

        @Override
        public void close() throws IOException {
            file.close();
            LOCKED.remove(lock);
        }
    }
}
