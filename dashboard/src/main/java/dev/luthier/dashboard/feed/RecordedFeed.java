package dev.luthier.dashboard.feed;

import dev.luthier.event.Event;
import dev.luthier.store.JournalFollower;
import dev.luthier.store.JournalVisitor;
import dev.luthier.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an experiment's journal, and goes on reading while another process writes it. */
public final class RecordedFeed extends Feed {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedFeed.class);
    private static final int BATCH = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Store store;
    private final String name;
    private final Thread reader;
    private final CountDownLatch firstRead = new CountDownLatch(1);
    private volatile boolean closed;

    public RecordedFeed(Store store, String name) {
        this.store = store;
        this.name = name;
        this.reader = new Thread(this::run, "luthier-dashboard-read");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public Optional<Actions> actions() {
        return Optional.empty();
    }

    /** Waits until everything that was there at first has been read. */
    public void awaitRead() throws InterruptedException {
        firstRead.await();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(reader);
    }

    private void run() {
        try (JournalFollower follower = store.follow(name, new Folding())) {
            while (!closed) {
                if (poll(follower) < BATCH) {
                    firstRead.countDown();
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the journal of '{}' cannot be read further", name, e);
            fail(String.valueOf(e.getMessage()));
        } finally {
            firstRead.countDown();
        }
    }

    private int poll(JournalFollower follower) throws IOException {
        int[] lines = new int[1];
        IOException[] problem = new IOException[1];
        fold(() -> {
            try {
                lines[0] = follower.poll(BATCH);
            } catch (IOException e) {
                problem[0] = e;
            }
        });
        if (problem[0] != null) {
            throw problem[0];
        }
        return lines[0];
    }

    private final class Folding implements JournalVisitor {
        @Override
        public void onFact(long number, Event event) {
            view().on(event);
        }

        @Override
        public void onDecided(long number, String decisions) {
            view().decided(number, decisions);
        }

        @Override
        public void onRestart() {
            restart();
        }
    }
}
