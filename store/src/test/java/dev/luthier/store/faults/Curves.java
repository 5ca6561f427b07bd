package dev.luthier.store.faults;

import dev.luthier.simulator.SimulatedProblem;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Checkpoint;
import dev.luthier.trial.TrialContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What the trials train: a loss that falls with the steps, and is NaN for some configurations.
 *
 * @param perAttempt what is added for each attempt, so that it can be seen by which one something was said; 0 if it shall not
 *     matter
 * @param writesCheckpoints whether trials go on where they were
 */
record Curves(int perAttempt, boolean writesCheckpoints) implements SimulatedProblem {
    private static final double NAN_ABOVE = 0.92;

    double loss(Configuration configuration, long step, int attempt) {
        double x = configuration.getDouble("x");
        return x > NAN_ABOVE ? Double.NaN : x + 1.0 / step + (double) perAttempt * attempt;
    }

    @Override
    public double metric(Assignment assignment, long step) {
        return loss(assignment.configuration(), step, assignment.attempt());
    }

    @Override
    public Duration epochTime(Assignment assignment, long step) {
        return Duration.ofMillis(200 + 100 * (assignment.trial() % 7));
    }

    /** As a training function: it goes on from its checkpoint, which must be one of its own configuration. */
    @Override
    public double train(Configuration configuration, TrialContext trial) {
        String mine = configuration.toString();
        Optional<Checkpoint> last = trial.lastCheckpoint();
        long from = last.map(Checkpoint::step).orElse(0L);
        last.ifPresent(checkpoint -> check(mine, new String(checkpoint.bytes(), StandardCharsets.UTF_8)));
        for (long step = from + 1; step <= trial.resource(); step++) {
            trial.report(step, loss(configuration, step, trial.attempt()));
            if (writesCheckpoints) {
                trial.checkpoint(step, mine.getBytes(StandardCharsets.UTF_8));
            }
        }
        return loss(configuration, trial.resource(), trial.attempt());
    }

    private static void check(String mine, String found) {
        if (!mine.equals(found)) {
            throw new AssertionError("the checkpoint is of " + found + ", not of " + mine);
        }
    }
}
