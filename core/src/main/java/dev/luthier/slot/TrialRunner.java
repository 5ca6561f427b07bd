package dev.luthier.slot;

import dev.luthier.trial.Assignment;
import dev.luthier.trial.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One slot's training thread: runs one attempt at a time and says what became of it. Local slots and workers on a cluster
 * run their trials in it. Its methods may be called by any thread and do not block, but for {@link #awaitEnd}.
 */
public final class TrialRunner implements AutoCloseable {

    /** What a runner says; called on its training thread, or on that of who stops a trial, and must not block it. */
    public interface Listener {

        /** There are reports to {@link TrialReporter#drain fetch}. */
        void reportsWaiting(TrialReporter reporter);

        void logged(Assignment assignment, String line);

        /** The attempt is over; the reporter may still hold reports, which belong before its end. */
        void ended(Assignment assignment, TrialReporter reporter, Outcome outcome);
    }

    private final TrialProgram program;
    private final Listener listener;
    private final Deque<TrialReporter> waiting = new ArrayDeque<>();
    private final Thread thread;
    private @Nullable TrialReporter current;
    private boolean closed;

    /** @param name of the training thread, for those who look at a thread dump */
    public TrialRunner(String name, TrialProgram program, Listener listener) {
        this.program = program;
        this.listener = listener;
        this.thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs the attempt as soon as the thread is free. */
    public synchronized void start(Assignment assignment) {
        waiting.addLast(new TrialReporter(
                assignment, program.metric(), listener::reportsWaiting, line -> listener.logged(assignment, line)));
        notifyAll();
    }

    /**
     * Asks that attempt to stop at its next report, or at the one that waits for its verdict, and interrupts its thread if
     * {@code interrupt}. One that waits for the thread ends at once; if it is over, does nothing.
     */
    public synchronized void stop(int trial, int attempt, String reason, boolean interrupt) {
        TrialReporter reporter = current;
        if (reporter != null && reporter.isOf(trial, attempt)) {
            reporter.requestStop(reason);
            if (interrupt) {
                thread.interrupt();
            }
            return;
        }
        List<TrialReporter> calledBack =
                waiting.stream().filter(next -> next.isOf(trial, attempt)).toList();
        waiting.removeAll(calledBack);
        calledBack.forEach(next -> listener.ended(next.assignment(), next, new Outcome.Stopped(reason)));
    }

    /** The experiment has dealt with the reports of that attempt up to this step; if it is over, does nothing. */
    public synchronized void judged(int trial, int attempt, long step) {
        if (current != null && current.isOf(trial, attempt)) {
            current.judged(step);
        }
    }

    /** Interrupts whatever runs and ends the thread; nothing is said of that attempt any more. */
    @Override
    public synchronized void close() {
        closed = true;
        if (current != null) {
            current.requestStop("its slot is closed");
        }
        thread.interrupt();
    }

    /** Waits for the thread to end; false if it still runs after that time because its training function ignores interruption. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        thread.join(Math.max(1, atMost.toMillis()));
        return !thread.isAlive();
    }

    private void work() {
        try {
            for (TrialReporter next = next(); next != null; next = next()) {
                run(next);
            }
        } catch (InterruptedException e) {
            // Closed while it waited for work.
        }
    }

    private void run(TrialReporter reporter) {
        reporter.awaitVerdicts(program.verdictWait());
        Outcome outcome = program.runToEnd(reporter, reporter);
        if (finish()) {
            listener.ended(reporter.assignment(), reporter, outcome);
        }
    }

    /** Waits for an attempt and makes it the current one; null once closed. */
    private synchronized @Nullable TrialReporter next() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        current = closed ? null : waiting.removeFirst();
        return current;
    }

    /** Returns whether its end is still to be told. Clears an interruption that was meant for this attempt only. */
    private synchronized boolean finish() {
        current = null;
        if (!closed) {
            Thread.interrupted();
        }
        return !closed;
    }
}
