package dev.luthier.simulator;

import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.TrialContext;
import java.io.Serializable;
import java.time.Duration;

/**
 * Learning curves as a formula or table, which virtual time can step through without a thread for each trial.
 *
 * <p>Both methods are functions of their arguments; noise is to be drawn from {@link Assignment#seed()}.
 */
@FunctionalInterface
public interface SimulatedProblem extends Serializable {

    /**
     * The metric after {@code step}, from 1 to the trial's resource. The last one is the trial's result, which fails if it
     * is NaN or infinite.
     */
    double metric(Assignment assignment, long step);

    /**
     * Whether a trial that is resumed goes on from the step at which it ended, as one does that writes checkpoints. If not,
     * which is usual, it trains from the start.
     */
    default boolean writesCheckpoints() {
        return false;
    }

    /** What that step takes; a second unless said. See {@link EpochTime}. */
    default Duration epochTime(Assignment assignment, long step) {
        return Duration.ofSeconds(1);
    }

    /** The problem as a training function: {@code experiment.train(problem::train)}. */
    default double train(Configuration configuration, TrialContext trial) {
        Assignment assignment = new Assignment(
                trial.number(), trial.attempt(), trial.task(), configuration, trial.resource(), trial.seed());
        for (long step = 1; step <= trial.resource(); step++) {
            trial.report(step, metric(assignment, step));
        }
        return metric(assignment, trial.resource());
    }
}
