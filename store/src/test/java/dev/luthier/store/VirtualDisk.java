package dev.luthier.store;

import dev.luthier.random.RandomStream;
import dev.luthier.store.folder.Folder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A disk in memory with the folder of one experiment. Its operations fail when they are told to, and the process that uses it
 * may die in the midst of one; it knows what is then left of every file.
 */
public final class VirtualDisk {
    private static final long NEVER = Long.MAX_VALUE;

    /** The process that wrote to the disk is dead. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        public Killed(String where) {
            super("killed at " + where);
        }
    }

    private static final class File {
        byte[] bytes = new byte[256];
        int size;
        int synced;

        void write(byte[] from, int offset, int length) {
            while (bytes.length < size + length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            System.arraycopy(from, offset, bytes, size, length);
            size += length;
        }
    }

    private final RandomStream random;
    private final double failing;
    private final int longestOutage;
    private final TreeMap<String, File> files = new TreeMap<>();
    private final TreeMap<String, File> deleted = new TreeMap<>();
    private long operations;
    private long killAt = NEVER;
    private int outage;
    private boolean isLocked;

    /**
     * @param failing share of the operations that fail
     * @param longestOutage how many of the operations after a failed one may fail too
     */
    public VirtualDisk(RandomStream random, double failing, int longestOutage) {
        this.random = random;
        this.failing = failing;
        this.longestOutage = longestOutage;
    }

    /** The experiments on this disk: one, whatever its name. */
    public Store store() {
        return new Store(name -> new Experiment());
    }

    /** Kills whoever asks for the operation after so many more. */
    public void killAfter(long operationsFromNow) {
        killAt = operations + operationsFromNow;
    }

    /** The process is dead: what it wrote stays. */
    public void afterKill() {
        isLocked = false;
        killAt = NEVER;
        outage = 0;
    }

    /** The machine is dead: of what was not made durable some is left, perhaps as zeros, and deleted files may be back. */
    public void afterPowerFailure() {
        afterKill();
        deleted.forEach((name, file) -> {
            if (random.nextBoolean()) {
                files.putIfAbsent(name, file);
            }
        });
        deleted.clear();
        files.values().forEach(this::loseSome);
    }

    private void loseSome(File file) {
        int left = file.synced + random.nextInt(file.size - file.synced + 1);
        if (random.nextInt(4) == 0) {
            Arrays.fill(file.bytes, left, file.size, (byte) 0);
        } else {
            file.size = left;
        }
        file.synced = file.size;
    }

    private void operate(String what) throws IOException {
        if (operations++ >= killAt) {
            throw new Killed(what);
        }
        if (outage > 0) {
            outage--;
            throw new IOException("no space left for " + what);
        }
        if (random.nextDouble() < failing) {
            outage = random.nextInt(longestOutage + 1);
            throw new IOException("no space left for " + what);
        }
    }

    private final class Experiment implements Folder {
        @Override
        public List<String> list() {
            return List.copyOf(files.keySet());
        }

        @Override
        public InputStream read(String name) throws IOException {
            File file = files.get(name);
            if (file == null) {
                throw new NoSuchFileException(name);
            }
            return new ByteArrayInputStream(file.bytes, 0, file.size);
        }

        @Override
        public Sink create(String name) throws IOException {
            if (files.containsKey(name)) {
                throw new FileAlreadyExistsException(name);
            }
            if (random.nextBoolean()) {
                operate("create");
                files.put(name, new File());
            } else {
                files.put(name, new File());
                operate("create");
            }
            // Who makes a new file durable makes the whole folder so.
            deleted.clear();
            return new Written(files.get(name));
        }

        @Override
        public void delete(String name) throws IOException {
            operate("delete");
            File file = files.remove(name);
            if (file != null) {
                deleted.put(name, file);
            }
        }

        @Override
        public void sync(String name) {
            File file = files.get(name);
            file.synced = file.size;
            deleted.clear();
        }

        @Override
        public WriterLock lock() {
            if (isLocked) {
                throw new IllegalStateException("the journal is being written");
            }
            isLocked = true;
            return new WriterLock() {
                @Override
                public void check() {
                    // Whoever is dead does not ask.
                }

                @Override
                public void close() {
                    isLocked = false;
                }
            };
        }

        @Override
        public String place() {
            return "a virtual disk";
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }

    private final class Written implements Folder.Sink {
        private final File file;
        private boolean isBroken;

        Written(File file) {
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                operate("write");
            } catch (IOException | Killed e) {
                file.write(bytes, offset, random.nextInt(length + 1));
                throw e;
            }
            file.write(bytes, offset, length);
        }

        // After a sync that failed, a later one that succeeds says nothing about what was written before.
        @Override
        public boolean sync() throws IOException {
            try {
                operate("sync");
            } catch (IOException e) {
                isBroken = true;
                throw e;
            }
            file.synced = isBroken ? file.synced : file.size;
            return true;
        }

        @Override
        public void close() throws IOException {
            operate("close");
        }
    }
}
