package dev.luthier.run;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a journal on a thread of its own, so that the loop never waits for a disk: all that comes while one group of facts
 * is made durable is the next group. When writing fails it tries again, with longer and longer pauses. Used by one thread.
 */
final class GroupCommit implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final Journal journal;
    private final Runnable onNews;
    private final Thread writer;
    private final List<Consumer<Journal>> appended = new ArrayList<>();

    // What both threads use, under the lock.
    private List<Consumer<Journal>> handedOver = new ArrayList<>();
    private long durable;
    private long busySinceNanos;
    private boolean isBusy;
    private boolean isClosed;
    private @Nullable JournalUnavailableException problem;

    /** @param onNews called by the writing thread when more is durable than before, or no more can be made so for now */
    GroupCommit(String experiment, Journal journal, Runnable onNews) {
        this.journal = journal;
        this.onNews = onNews;
        this.writer = ExperimentLoop.daemon(this::write, "luthier-journal-" + experiment);
        writer.start();
    }

    @Override
    public void replay(Consumer<Event> facts) {
        throw new IllegalStateException("facts are replayed before the writing begins");
    }

    @Override
    public void append(Event event) {
        appended.add(to -> to.append(event));
    }

    @Override
    public void note(List<Command> decisions) {
        appended.add(to -> to.note(decisions));
    }

    @Override
    public synchronized long commit() {
        if (!appended.isEmpty()) {
            handedOver.addAll(appended);
            appended.clear();
            notifyAll();
        }
        if (problem != null) {
            throw problem;
        }
        if (isBusy && System.nanoTime() - busySinceNanos > LONGEST_SILENCE.toNanos()) {
            String silence = "the journal in " + journal.place() + " has been silent for " + LONGEST_SILENCE;
            throw new JournalUnavailableException(silence, true, null);
        }
        return durable;
    }

    @Override
    public String place() {
        return journal.place();
    }

    /** Writes what is left and closes the journal, unless that is silent for too long. */
    @Override
    public void close() {
        commitQuietly();
        boolean interrupted = Thread.interrupted();
        try {
            TimeUnit.NANOSECONDS.timedJoin(writer, LONGEST_SILENCE.toNanos());
            if (writer.isAlive()) {
                LOG.warn("the journal in {} is silent; what it was given last may be lost", journal.place());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void commitQuietly() {
        handedOver.addAll(appended);
        appended.clear();
        isClosed = true;
        notifyAll();
    }

    private void write() {
        try {
            long pauseMillis = 0;
            while (awaitWork(pauseMillis)) {
                pauseMillis = tryToCommit(take()) ? 0 : longer(pauseMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            journal.close();
        }
    }

    private static long longer(long pauseMillis) {
        return Math.min(LONGEST_PAUSE_MILLIS, Math.max(FIRST_PAUSE_MILLIS, 2 * pauseMillis));
    }

    /** Waits for facts, or, after a failure, for that long; false when there is nothing left to do. */
    private synchronized boolean awaitWork(long pauseMillis) throws InterruptedException {
        isBusy = false;
        if (pauseMillis > 0) {
            long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
            for (long left = pauseMillis; left > 0 && !isClosed; left = millisUntil(untilNanos)) {
                wait(left);
            }
        } else {
            while (handedOver.isEmpty() && !isClosed) {
                wait();
            }
        }
        isBusy = true;
        busySinceNanos = System.nanoTime();
        return !isClosed || !handedOver.isEmpty();
    }

    private static long millisUntil(long untilNanos) {
        return TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
    }

    private synchronized List<Consumer<Journal>> take() {
        List<Consumer<Journal>> group = handedOver;
        handedOver = new ArrayList<>();
        return group;
    }

    private boolean tryToCommit(List<Consumer<Journal>> group) {
        try {
            group.forEach(step -> step.accept(journal));
            note(journal.commit(), null);
            return true;
        } catch (JournalUnavailableException e) {
            note(0, e);
        } catch (RuntimeException e) {
            note(0, new JournalUnavailableException("the journal in " + journal.place() + " failed", false, e));
        }
        return false;
    }

    private void note(long itsDurable, @Nullable JournalUnavailableException itsProblem) {
        boolean isNews;
        synchronized (this) {
            isNews = itsDurable > durable || (itsProblem == null) != (problem == null);
            durable = Math.max(durable, itsDurable);
            problem = itsProblem;
        }
        if (isNews) {
            onNews.run();
        }
    }
}
