package dev.luthier.simulator;

import dev.luthier.trial.Assignment;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attempt at a {@link SimulatedProblem}: no thread, one report a step. */
final class ProblemAttempt implements SimulatedAttempt {
    private final Training training;
    private final Assignment assignment;
    private final Fate fate;
    /** Whether a report is pending; if not, it is at its start, or waits for a verdict. */
    private boolean isReporting;

    private long step;
    private @Nullable String stopReason;

    ProblemAttempt(Training training, Assignment assignment, Fate fate) {
        this.training = training;
        this.assignment = assignment;
        this.fate = fate;
        this.step = training.begin(assignment);
    }

    @Override
    public Leg advance(boolean forVerdict) {
        if (stopReason != null) {
            return end(List.of(), new Outcome.Stopped(stopReason));
        }
        if (!isReporting) {
            isReporting = true;
            return new Leg(List.of(), List.of(), ++step, null);
        }
        if (fate.throwsAt(step)) {
            return end(
                    List.of(),
                    new Outcome.Failed(
                            new Failure(Failure.Kind.EXCEPTION, Fate.exception().toString())));
        }
        return report(forVerdict);
    }

    private Leg report(boolean forVerdict) {
        double value = fate.value(step, training.metric(assignment, step));
        List<Report> reports = List.of(new Report(step, value));
        if (step == assignment.resource()) {
            return end(reports, finished(value));
        }
        isReporting = !forVerdict;
        return new Leg(List.of(), reports, forVerdict ? null : ++step, null);
    }

    @Override
    public void requestStop(String reason) {
        stopReason = reason;
    }

    @Override
    public void abandon() {} // nothing is held

    private static Leg end(List<Report> reports, Outcome outcome) {
        return new Leg(List.of(), reports, null, outcome);
    }

    private Outcome finished(double value) {
        if (!Double.isFinite(value)) {
            return Fate.invalid(training.metric(), value);
        }
        training.finished(assignment);
        return new Outcome.Finished(value);
    }
}
