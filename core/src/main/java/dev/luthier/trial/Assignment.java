package dev.luthier.trial;

import dev.luthier.space.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What a slot needs to know to run an attempt.
 *
 * @param trial number of the trial
 * @param attempt number of the attempt, from 1
 * @param task index of the task
 * @param configuration the hyperparameter values
 * @param resource how far to train
 * @param seed for the training function's own chance, derived from the experiment's seed and the trial; the same in every attempt
 * @param from trial whose checkpoint it goes on from while it has none of its own; null for none
 */
public record Assignment(
        int trial,
        int attempt,
        int task,
        Configuration configuration,
        long resource,
        long seed,
        @Nullable Integer from) {

    /** An assignment that begins from nothing. */
    public Assignment(int trial, int attempt, int task, Configuration configuration, long resource, long seed) {
        this(trial, attempt, task, configuration, resource, seed, null);
    }
}
