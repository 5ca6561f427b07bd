package dev.luthier.slot;

import dev.luthier.checkpoint.Checkpoints;
import dev.luthier.checkpoint.InMemoryCheckpoints;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Checkpoint;
import dev.luthier.trial.Report;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialStopped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a running attempt reports until its slot fetches it. A training function may report in a tight loop: what
 * is not fetched in time is thinned out, the newest always kept.
 */
public final class TrialReporter implements TrialContext {
    private static final int MOST_WAITING = 256;

    private final Assignment assignment;
    private final String metric;
    private final Consumer<TrialReporter> reportsWaiting;
    private final Consumer<String> log;
    private final Verdicts verdicts;
    private List<Report> waiting = new ArrayList<>();
    private long lastStep = -1;
    private long unannounced;
    private Checkpoints checkpoints = new Checkpoints(new InMemoryCheckpoints());
    private volatile @Nullable String stopReason;
    private volatile boolean hasThrown;

    /**
     * @param reportsWaiting called when the first report waits to be fetched by {@link #drain}; on the training thread, so it
     *     must only pass the word on
     * @param log takes a line of the trial's log, on the training thread
     */
    public TrialReporter(
            Assignment assignment, String metric, Consumer<TrialReporter> reportsWaiting, Consumer<String> log) {
        this.assignment = assignment;
        this.metric = metric;
        this.reportsWaiting = reportsWaiting;
        this.log = log;
        this.verdicts = new Verdicts(assignment);
    }

    public Assignment assignment() {
        return assignment;
    }

    boolean isOf(int trial, int attempt) {
        return assignment.trial() == trial && assignment.attempt() == attempt;
    }

    @Override
    public int number() {
        return assignment.trial();
    }

    @Override
    public int attempt() {
        return assignment.attempt();
    }

    @Override
    public int task() {
        return assignment.task();
    }

    @Override
    public long resource() {
        return assignment.resource();
    }

    @Override
    public long seed() {
        return assignment.seed();
    }

    @Override
    public void report(long step, double value) {
        add(new Report(step, value));
    }

    @Override
    public void report(long step, Map<String, Double> metrics) {
        Double value = metrics.get(metric);
        if (value == null) {
            throw new IllegalArgumentException("report of step " + step + " has the metrics " + metrics.keySet()
                    + ", the experiment's metric '" + metric + "' must be among them");
        }
        Map<String, Double> more = new LinkedHashMap<>(metrics);
        more.remove(metric);
        add(new Report(step, value, more));
    }

    @Override
    public void log(String message) {
        log.accept(message);
    }

    @Override
    public void checkpoint(long step, byte[] state) {
        checkpoints.write(assignment, step, state);
    }

    @Override
    public void checkpoint(long step, Path directory) {
        checkpoints.write(assignment, step, directory);
    }

    @Override
    public Optional<Checkpoint> lastCheckpoint() {
        return checkpoints.latest(assignment);
    }

    void keepCheckpointsIn(Checkpoints kept) {
        checkpoints = kept;
    }

    /** Training begins now, and its reports wait for somebody to say that they are {@link #judged}. */
    void awaitVerdicts(VerdictWait wait) {
        verdicts.begin(wait);
    }

    /** Takes the reports that wait, the oldest first; empty if there are none. Any thread. */
    public synchronized List<Report> drain() {
        List<Report> drained = waiting;
        waiting = new ArrayList<>();
        return drained;
    }

    /** Whether a report that waits to be fetched, or was just fetched, would like to be told when it is judged. Any thread. */
    public boolean awaitsVerdict() {
        return verdicts.areAwaited();
    }

    /**
     * The experiment has dealt with the reports up to this step: if they are a reason to stop, that was requested before. Any
     * thread; may be said twice, late or never.
     */
    public void judged(long step) {
        verdicts.judged(step);
    }

    /** From now on {@code report} throws {@link TrialStopped}, one that waits for its verdict too. Any thread. */
    public void requestStop(String reason) {
        stopReason = reason;
        verdicts.close();
    }

    /** What {@code report} does before anything else: throws {@link TrialStopped} if that was requested. */
    public void throwIfToldToStop() {
        String reason = stopReason;
        if (reason != null) {
            hasThrown = true;
            throw new TrialStopped(reason);
        }
    }

    /** Why the attempt was asked to stop; null if it was not. */
    public @Nullable String stopReason() {
        return stopReason;
    }

    /** Whether the training function has been told to stop by an exception. */
    public boolean hasThrown() {
        return hasThrown;
    }

    private void add(Report report) {
        throwIfToldToStop();
        if (enqueue(report)) {
            reportsWaiting.accept(this);
            verdicts.await(report.step());
            throwIfToldToStop();
        }
    }

    private synchronized boolean enqueue(Report report) {
        if (report.step() <= lastStep) {
            throw new IllegalArgumentException("report of step " + report.step() + " came after step " + lastStep
                    + ": steps must increase within an attempt");
        }
        lastStep = report.step();
        if (waiting.size() == MOST_WAITING) {
            thinOut();
        }
        waiting.add(report);
        // One that finds others still waiting to be fetched does not even look at the clock: a tight loop pays nothing.
        boolean isFirst = waiting.size() == 1;
        unannounced++;
        if (isFirst) {
            verdicts.announce(report.step(), unannounced);
            unannounced = 0;
        }
        return isFirst;
    }

    private void thinOut() {
        List<Report> kept = new ArrayList<>(MOST_WAITING);
        for (int i = 1; i < waiting.size(); i += 2) {
            kept.add(waiting.get(i));
        }
        waiting = kept;
    }
}
