package dev.luthier.store.folder;

import dev.luthier.store.folder.Folder.LockLostException;
import dev.luthier.store.folder.Folder.WriterLock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write as a file with a number, which its holder writes anew again and again. When it has not been for the
 * length of a lease, whoever creates the file of the next number is the holder, and deletes this one. Ages are differences of times that the file
 * system itself gave, so that no two clocks need agree.
 *
 * <p>A holder that was paused and does not know yet that it lost the right can do no harm: what it adds to its old segment
 * is void where the new holder's begins.
 */
final class HadoopLease implements WriterLock {
    private static final Logger LOG = LoggerFactory.getLogger(HadoopLease.class);
    private static final Pattern NAME = Pattern.compile("writer-(\\d{5,9})\\.lease");
    private static final int BEATS_PER_LEASE = 3;
    private static final int MOST_LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final FileSystem files;
    private final Path folder;
    private final Duration lease;
    private final int number;
    private final String owner = LocalFolder.owner();
    private final CountDownLatch closed = new CountDownLatch(1);
    private long heldSinceNanos = System.nanoTime();

    private HadoopLease(FileSystem files, Path folder, Duration lease, int number) {
        this.files = files;
        this.folder = folder;
        this.lease = lease;
        this.number = number;
    }

    /**
     * Takes the right to write, if need be after waiting for the lease of a crashed holder to end.
     *
     * @throws IllegalStateException if the holder lives
     */
    static HadoopLease acquire(FileSystem files, Path folder, Duration lease) throws IOException {
        FileStatus before = newest(files, folder);
        FileStatus latest = before;
        while (before != null && latest != null && age(files, folder, latest) < lease.toMillis()) {
            LOG.info("{} may be written by a run that crashed; waiting for its lease to end", folder);
            pause(lease.dividedBy(2L * BEATS_PER_LEASE));
            latest = newest(files, folder);
            if (latest != null && latest.getModificationTime() != before.getModificationTime()) {
                throw held(files, folder, latest);
            }
        }
        HadoopLease mine = new HadoopLease(files, folder, lease, before == null ? 1 : numberOf(before) + 1);
        mine.create();
        if (latest != null) {
            files.delete(latest.getPath(), false);
        }
        return mine;
    }

    @Override
    public synchronized void check() throws IOException {
        if (System.nanoTime() - heldSinceNanos > lease.toNanos()) {
            beat();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        synchronized (this) {
            files.delete(file(), false);
        }
    }

    private void create() throws IOException {
        try {
            write(false);
        } catch (IOException e) {
            FileStatus other = newest(files, folder);
            if (other != null && numberOf(other) >= number) {
                throw held(files, folder, other);
            }
            throw e;
        }
        Thread heart = new Thread(this::keepAlive, "luthier-lease");
        heart.setDaemon(true);
        heart.start();
    }

    private void keepAlive() {
        try {
            while (!closed.await(lease.toMillis() / BEATS_PER_LEASE, TimeUnit.MILLISECONDS)) {
                tryToBeat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tryToBeat() {
        try {
            if (closed.getCount() > 0) {
                beat();
            }
        } catch (IOException e) {
            LOG.warn("the lease on {} could not be renewed", folder, e);
        }
    }

    private void beat() throws IOException {
        FileStatus newest = newest(files, folder);
        if (newest == null || numberOf(newest) != number) {
            heldSinceNanos = System.nanoTime() - 2 * lease.toNanos();
            closed.countDown();
            throw new LockLostException("its lease ended, and " + folder + " was written by "
                    + (newest == null ? "another process" : holder(files, newest)));
        }
        write(true);
    }

    private void write(boolean overwrite) throws IOException {
        long now = System.nanoTime();
        try (FSDataOutputStream out = files.create(file(), overwrite)) {
            out.write(owner.getBytes(StandardCharsets.UTF_8));
        }
        heldSinceNanos = now;
    }

    private Path file() {
        return new Path(folder, String.format(Locale.ROOT, "writer-%05d.lease", number));
    }

    private static @Nullable FileStatus newest(FileSystem files, Path folder) throws IOException {
        FileStatus newest = null;
        try {
            for (FileStatus status : files.listStatus(folder)) {
                boolean isNewer = numberOf(status) > (newest == null ? 0 : numberOf(newest));
                newest = isNewer ? status : newest;
            }
        } catch (FileNotFoundException e) {
            return null;
        }
        return newest;
    }

    private static int numberOf(FileStatus status) {
        Matcher matcher = NAME.matcher(status.getPath().getName());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static long age(FileSystem files, Path folder, FileStatus status) throws IOException {
        Path probe = new Path(folder, "now-" + UUID.randomUUID());
        files.create(probe, false).close();
        long now = files.getFileStatus(probe).getModificationTime();
        files.delete(probe, false);
        return now - status.getModificationTime();
    }

    private static IllegalStateException held(FileSystem files, Path folder, FileStatus status) {
        return new IllegalStateException(folder + " is being written by " + holder(files, status)
                + ": two runs of one experiment cannot write to the same journal");
    }

    // A beat writes the file anew, so that it may be empty, or gone, for a moment.
    private static String holder(FileSystem files, FileStatus status) {
        String contents = "";
        for (int look = 0; look < MOST_LOOKS && contents.isEmpty(); look++) {
            try (FSDataInputStream in = files.open(status.getPath())) {
                contents = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (contents.isEmpty()) {
                    pause(BETWEEN_LOOKS);
                }
            } catch (IOException e) {
                LOG.debug("{} could not be read", status.getPath(), e);
            }
        }
        return contents.isEmpty() ? "another process" : contents;
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(Math.max(1, time.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the journal", e);
        }
    }
}
