package dev.luthier.simulator;

import dev.luthier.trial.Assignment;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attempt at a {@link SimulatedProblem}: no thread, one report a step. */
final class ProblemAttempt implements SimulatedAttempt {
    private final SimulatedProblem problem;
    private final String metric;
    private final Assignment assignment;
    private final Fate fate;
    private long step;
    private @Nullable String stopReason;

    ProblemAttempt(SimulatedProblem problem, String metric, Assignment assignment, Fate fate) {
        this.problem = problem;
        this.metric = metric;
        this.assignment = assignment;
        this.fate = fate;
    }

    @Override
    public Leg advance() {
        if (step == 0) {
            return new Leg(List.of(), List.of(), ++step, null);
        }
        if (stopReason != null) {
            return end(List.of(), new Outcome.Stopped(stopReason));
        }
        if (fate.throwsAt(step)) {
            return end(
                    List.of(),
                    new Outcome.Failed(
                            new Failure(Failure.Kind.EXCEPTION, Fate.exception().toString())));
        }
        double value = fate.value(step, problem.metric(assignment, step));
        List<Report> reports = List.of(new Report(step, value));
        return step == assignment.resource()
                ? end(reports, finished(value))
                : new Leg(List.of(), reports, ++step, null);
    }

    @Override
    public void requestStop(String reason) {
        stopReason = reason;
    }

    @Override
    public void abandon() {} // nothing is held

    private static Leg end(List<Report> reports, Outcome outcome) {
        return new Leg(List.of(), reports, -1, outcome);
    }

    private Outcome finished(double value) {
        return Double.isFinite(value) ? new Outcome.Finished(value) : Fate.invalid(metric, value);
    }
}
