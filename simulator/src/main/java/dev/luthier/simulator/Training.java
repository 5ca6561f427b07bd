package dev.luthier.simulator;

import dev.luthier.trial.Assignment;
import java.util.HashMap;
import java.util.Map;

/** Attempts at a {@link SimulatedProblem}, and the steps from which they can go on. */
final class Training {
    private final SimulatedProblem problem;
    private final String metric;
    private final Map<Integer, Long> checkpoints = new HashMap<>();

    Training(SimulatedProblem problem, String metric) {
        this.problem = problem;
        this.metric = metric;
    }

    SimulatedAttempt attempt(Assignment assignment, Fate fate) {
        return new ProblemAttempt(this, assignment, fate);
    }

    /**
     * The step after which this attempt begins: that of its own checkpoint, else of the trial's from which it goes on. The
     * latter may have gone on in the meantime, and the end of an earlier attempt may have got lost: the last step is then made
     * again.
     */
    long begin(Assignment assignment) {
        Integer from = assignment.from();
        long others = from == null ? 0 : checkpoints.getOrDefault(from, 0L);
        return Math.min(checkpoints.getOrDefault(assignment.trial(), others), assignment.resource() - 1);
    }

    double metric(Assignment assignment, long step) {
        return problem.metric(assignment, step);
    }

    /** Takes note of an attempt that came to its end. */
    void finished(Assignment assignment) {
        if (problem.writesCheckpoints()) {
            checkpoints.put(assignment.trial(), assignment.resource());
        }
    }

    String metric() {
        return metric;
    }
}
