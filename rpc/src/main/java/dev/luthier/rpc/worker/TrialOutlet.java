package dev.luthier.rpc.worker;

import dev.luthier.rpc.message.Brief;
import dev.luthier.rpc.message.ToServer;
import dev.luthier.slot.TrialReporter;
import dev.luthier.slot.TrialRunner;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes what the training thread says to the event loop. The first report after a silence goes out at once; those that
 * follow wait a few milliseconds and go together, so that reporting in a tight loop costs no wake-up per report. Only a report
 * that itself waits for an answer is not kept back.
 */
final class TrialOutlet implements TrialRunner.Listener {
    private static final long PAUSE_MILLIS = 4;

    private final WorkerSession session;
    private final EventLoop eventLoop;
    private final Queue<TrialReporter> reporting = new ConcurrentLinkedQueue<>();
    private final LogLines lines = new LogLines();
    /** Whether the event loop will look for something to say without being asked to. */
    private final AtomicBoolean isAttentive = new AtomicBoolean();

    private boolean isPaused;
    private boolean isClosed;

    TrialOutlet(WorkerSession session, EventLoop eventLoop) {
        this.session = session;
        this.eventLoop = eventLoop;
    }

    @Override
    public void reportsWaiting(TrialReporter reporter) {
        reporting.add(reporter);
        rouse();
        if (reporter.awaitsVerdict()) {
            execute(this::sayAtOnce);
        }
    }

    @Override
    public void logged(Assignment assignment, String line) {
        lines.add(assignment, line);
        rouse();
    }

    @Override
    public void ended(Assignment assignment, TrialReporter reporter, Outcome outcome) {
        execute(() -> sayEnd(assignment, reporter, outcome));
    }

    /** Goes on after having had nobody to speak to. Event loop only. */
    void resume() {
        if (isPaused) {
            isPaused = false;
            speak();
        }
    }

    /** Says nothing more. Event loop only. */
    void close() {
        isClosed = true;
    }

    private void rouse() {
        if (isAttentive.compareAndSet(false, true)) {
            execute(this::speak);
        }
    }

    private void execute(Runnable task) {
        try {
            eventLoop.execute(task);
        } catch (RejectedExecutionException e) {
            // The worker has left; nobody wants to hear it.
        }
    }

    private void speak() {
        if (isClosed) {
            return;
        }
        if (!session.canSpeak()) {
            isPaused = true;
            return;
        }
        if (sayAll()) {
            eventLoop.schedule(this::speak, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        isAttentive.set(false);
        // Something may have come after the look and before the line above, and have seen no need to rouse.
        if (!reporting.isEmpty() || !lines.isEmpty()) {
            rouse();
        }
    }

    // Where nobody listens, the next look is already due when somebody does.
    private void sayAtOnce() {
        if (!isClosed && session.canSpeak()) {
            sayAll();
        }
    }

    private boolean sayAll() {
        boolean found = sayLines();
        for (TrialReporter next = reporting.poll(); next != null; next = reporting.poll()) {
            found |= sayReports(next);
        }
        if (found) {
            session.flush();
        }
        return found;
    }

    private void sayEnd(Assignment assignment, TrialReporter reporter, Outcome outcome) {
        if (isClosed) {
            return;
        }
        sayLines();
        sayReports(reporter);
        Outcome brief = Brief.outcome(outcome);
        session.say(seq -> new ToServer.Ended(seq, assignment.trial(), assignment.attempt(), brief));
        session.flush();
    }

    private boolean sayReports(TrialReporter reporter) {
        List<Report> reports = reporter.drain();
        boolean asks = reporter.awaitsVerdict();
        for (List<Report> part : Brief.parts(reports)) {
            session.say(seq -> new ToServer.Reports(seq, reporter.number(), reporter.attempt(), part, asks));
        }
        return !reports.isEmpty();
    }

    private boolean sayLines() {
        List<LogLines.Lines> all = lines.drain();
        for (LogLines.Lines some : all) {
            session.say(seq -> new ToServer.Log(seq, some.trial(), some.attempt(), some.lines()));
        }
        return !all.isEmpty();
    }
}
