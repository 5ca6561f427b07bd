package dev.luthier.run;

import dev.luthier.trial.Assignment;
import dev.luthier.trial.Outcome;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One slot's training thread: runs one attempt at a time and says what became of it. Local slots and workers on a cluster
 * run their trials in it. Its methods may be called by any thread and do not block, but for {@link #awaitEnd}.
 */
public final class TrialRunner implements AutoCloseable {

    /** What a runner says; called on its training thread, and must not block it. */
    public interface Listener {

        /** There are reports to {@link TrialReporter#drain fetch}. */
        void reportsWaiting(TrialReporter reporter);

        void logged(Assignment assignment, String line);

        /** The attempt is over; the reporter may still hold reports, which belong before its end. */
        void ended(Assignment assignment, TrialReporter reporter, Outcome outcome);
    }

    private final TrialProgram program;
    private final Listener listener;
    private final BlockingQueue<TrialReporter> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private @Nullable TrialReporter current;
    private boolean closed;

    /** @param name of the training thread, for those who look at a thread dump */
    public TrialRunner(String name, TrialProgram program, Listener listener) {
        this.program = program;
        this.listener = listener;
        this.thread = ExperimentLoop.daemon(this::work, name);
        thread.start();
    }

    /** Runs the attempt as soon as the thread is free. */
    public void start(Assignment assignment) {
        waiting.add(new TrialReporter(
                assignment, program.metric(), listener::reportsWaiting, line -> listener.logged(assignment, line)));
    }

    /** Asks that attempt to stop at its next report, and interrupts its thread if {@code interrupt}; if it is over, does nothing. */
    public synchronized void stop(int trial, int attempt, String reason, boolean interrupt) {
        TrialReporter reporter = current;
        if (reporter == null || reporter.number() != trial || reporter.attempt() != attempt) {
            waiting.stream()
                    .filter(next -> next.number() == trial && next.attempt() == attempt)
                    .forEach(next -> next.requestStop(reason));
            return;
        }
        reporter.requestStop(reason);
        if (interrupt) {
            thread.interrupt();
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
            while (isOpen()) {
                run(waiting.take());
            }
        } catch (InterruptedException e) {
            // Closed while it waited for work.
        }
    }

    private void run(TrialReporter reporter) {
        if (begin(reporter)) {
            Outcome outcome = program.runToEnd(reporter, reporter);
            if (finish()) {
                listener.ended(reporter.assignment(), reporter, outcome);
            }
        }
    }

    private synchronized boolean isOpen() {
        return !closed;
    }

    private synchronized boolean begin(TrialReporter reporter) {
        current = reporter;
        return !closed;
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
