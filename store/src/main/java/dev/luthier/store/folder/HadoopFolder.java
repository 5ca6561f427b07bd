package dev.luthier.store.folder;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder on a file system that Hadoop knows. Where a file cannot be flushed while it is open, it is closed instead. */
final class HadoopFolder implements Folder {
    private static final String FLUSH = "hflush";

    private final FileSystem files;
    private final Path path;
    private final Duration lease;

    /** @param lease how long a writer that shows no sign of life keeps the others out */
    HadoopFolder(Path path, Configuration configuration, Duration lease) throws IOException {
        // A file system of our own that no shutdown hook closes: the end of a cancelled experiment is still to be
        // written.
        Configuration own = new Configuration(configuration);
        own.setBoolean("fs.automatic.close", false);
        this.files = FileSystem.newInstance(path.toUri(), own);
        this.path = files.makeQualified(path);
        this.lease = lease;
    }

    @Override
    public List<String> list() throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (FileStatus status : files.listStatus(path)) {
                names.add(status.getPath().getName());
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    @Override
    public InputStream read(String name) throws IOException {
        return files.open(new Path(path, name));
    }

    @Override
    public Sink create(String name) throws IOException {
        Path file = new Path(path, name);
        try {
            return new HadoopSink(files.create(file, false));
        } catch (IOException e) {
            if (files.exists(file)) {
                throw exists(file, e);
            }
            throw e;
        }
    }

    @Override
    public void delete(String name) throws IOException {
        files.delete(new Path(path, name), false);
    }

    @Override
    public void sync(String name) {
        // What can be read was flushed to all replicas before.
    }

    @Override
    public WriterLock lock() throws IOException {
        return HadoopLease.acquire(files, path, lease);
    }

    @Override
    public String place() {
        return path.toString();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private static FileAlreadyExistsException exists(Path file, IOException cause) {
        FileAlreadyExistsException exists = new FileAlreadyExistsException(file.toString());
        exists.initCause(cause);
        return exists;
    }

    private record HadoopSink(FSDataOutputStream out) implements Sink {

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public boolean sync() throws IOException {
            boolean canFlush = out.hasCapability(FLUSH);
            if (canFlush) {
                out.hflush();
            }
            return canFlush;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
