package dev.luthier.simulator;

import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.TrialReporter;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Checkpoint;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.TrialContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An attempt of the user's training function, on a thread of its own. A baton goes back and forth: the function has it from
 * one report to the next, the simulation otherwise, so that only one of all these threads ever runs.
 */
final class FunctionAttempt implements SimulatedAttempt, TrialContext {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionAttempt.class);
    private static final long SECONDS_TO_LEAVE = 1;

    private final TrialProgram program;
    private final Fate fate;
    private final ExecutorService threads;
    private final TrialReporter reporter;
    private final Semaphore functionMayRun = new Semaphore(0);
    private final Semaphore simulationMayRun = new Semaphore(0);
    private List<String> logs = new ArrayList<>();
    private List<Report> reports = new ArrayList<>();
    private long reportCount;
    private boolean forVerdict;
    private @Nullable Long nextStep;
    private @Nullable Outcome outcome;
    private @Nullable Future<?> run;
    private volatile boolean isAbandoned;

    FunctionAttempt(TrialProgram program, Assignment assignment, Fate fate, ExecutorService threads) {
        this.program = program;
        this.fate = fate;
        this.threads = threads;
        this.reporter = new TrialReporter(
                assignment, program.metric(), waiting -> reports.addAll(waiting.drain()), line -> logs.add(line));
    }

    @Override
    public Leg advance(boolean waitsForVerdict) throws InterruptedException {
        forVerdict = waitsForVerdict;
        if (run == null) {
            run = threads.submit(this::train);
        } else {
            functionMayRun.release();
        }
        simulationMayRun.acquire();
        Leg leg = new Leg(logs, reports, outcome == null ? nextStep : null, outcome);
        logs = new ArrayList<>();
        reports = new ArrayList<>();
        return leg;
    }

    @Override
    public void requestStop(String reason) {
        reporter.requestStop(reason);
    }

    @Override
    public void abandon() {
        if (run == null || outcome != null) {
            return;
        }
        isAbandoned = true;
        reporter.requestStop("its slot is gone");
        run.cancel(true);
        functionMayRun.release();
        if (!hasLeft()) {
            LOG.warn("the training function of trial {} goes on although it was stopped; left to itself", number());
        }
    }

    @Override
    public int number() {
        return reporter.number();
    }

    @Override
    public int attempt() {
        return reporter.attempt();
    }

    @Override
    public int task() {
        return reporter.task();
    }

    @Override
    public long resource() {
        return reporter.resource();
    }

    @Override
    public long seed() {
        return reporter.seed();
    }

    @Override
    public void report(long step, double value) {
        trainUntil(step);
        reporter.report(step, fate.value(reportCount, value));
        awaitVerdict();
    }

    @Override
    public void report(long step, Map<String, Double> metrics) {
        trainUntil(step);
        Map<String, Double> fated = new LinkedHashMap<>(metrics);
        fated.computeIfPresent(program.metric(), (metric, value) -> fate.value(reportCount, value));
        reporter.report(step, fated);
        awaitVerdict();
    }

    @Override
    public void log(String message) {
        reporter.log(message);
    }

    @Override
    public void checkpoint(long step, byte[] state) {
        reporter.checkpoint(step, state);
    }

    @Override
    public void checkpoint(long step, Path directory) {
        reporter.checkpoint(step, directory);
    }

    @Override
    public Optional<Checkpoint> lastCheckpoint() {
        return reporter.lastCheckpoint();
    }

    private void train() {
        Outcome told = program.runToEnd(reporter, this);
        outcome = fate.judge(reportCount, told, program.metric());
        simulationMayRun.release();
    }

    /** Hands the baton over until virtual time has come to that report. */
    private void trainUntil(long step) {
        if (isAbandoned) {
            return;
        }
        nextStep = step;
        handOver();
        reportCount++;
        if (fate.throwsAt(reportCount)) {
            throw Fate.exception();
        }
    }

    private void awaitVerdict() {
        if (forVerdict && !isAbandoned) {
            nextStep = null;
            handOver();
            reporter.throwIfToldToStop();
        }
    }

    private void handOver() {
        simulationMayRun.release();
        functionMayRun.acquireUninterruptibly();
    }

    private boolean hasLeft() {
        try {
            return simulationMayRun.tryAcquire(SECONDS_TO_LEAVE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
