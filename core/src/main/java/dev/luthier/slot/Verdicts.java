package dev.luthier.slot;

import dev.luthier.trial.Assignment;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Where the reports of an attempt wait for their verdicts. Any thread. */
final class Verdicts {
    private static final long NO_STEP = -1;

    private final Assignment assignment;
    private final Lock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private volatile VerdictWait wait = VerdictWait.NONE;
    private long trainingSinceNanos;
    private long waitNanos;
    private long awaited = NO_STEP;
    private long judged = NO_STEP;
    private boolean isOver;

    Verdicts(Assignment assignment) {
        this.assignment = assignment;
    }

    /** Training begins now, and its reports are to wait for so long. */
    void begin(VerdictWait itsWait) {
        lock.lock();
        try {
            wait = itsWait;
            trainingSinceNanos = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Says that this step is about to be reported, before anybody can judge it.
     *
     * @param reports how many there were since the one announced before, this one included
     */
    void announce(long step, long reports) {
        if (wait.isNone()) {
            return;
        }
        lock.lock();
        try {
            long now = System.nanoTime();
            long nanos = wait.nanosAt(step, assignment, (now - trainingSinceNanos) / reports);
            trainingSinceNanos = now;
            if (nanos > 0) {
                awaited = step;
                waitNanos = nanos;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns at once unless that step was announced and is worth waiting for; else when it is judged, when all is over, when
     * the time is up, or when the thread is interrupted, which it then still is.
     */
    void await(long step) {
        if (wait.isNone()) {
            return;
        }
        lock.lock();
        try {
            long left = waitNanos;
            while (step <= awaited && step > judged && !isOver && left > 0) {
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            awaited = step == awaited ? NO_STEP : awaited;
            trainingSinceNanos = System.nanoTime();
            lock.unlock();
        }
    }

    /** Whether a report waits, or will in a moment. */
    boolean areAwaited() {
        lock.lock();
        try {
            return awaited > judged && !isOver;
        } finally {
            lock.unlock();
        }
    }

    /** The experiment has dealt with all steps up to this one. */
    void judged(long step) {
        lock.lock();
        try {
            judged = Math.max(judged, step);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing waits any more. */
    void close() {
        lock.lock();
        try {
            isOver = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
