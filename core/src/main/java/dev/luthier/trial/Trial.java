package dev.luthier.trial;

import dev.luthier.space.Configuration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One configuration of one task and what became of it, as it stood at one moment. Immutable.
 *
 * @param number 0, 1, 2 … in the order of suggestion; the trial's only identity, kept through retries and promotions
 * @param task index of the task in the definition; 0 in a plain search
 * @param configuration the hyperparameter values
 * @param resource up to which resource it may train, or did
 * @param state where it stands
 * @param note why the optimizer suggested it, in a word or line
 * @param attempts its ended attempts, the oldest first
 * @param curve its reports so far
 * @param outcome how it ended; null while it has not
 * @param slot the slot's name on which it runs, or waits for its turn; null if it does not
 */
public record Trial(
        int number,
        int task,
        Configuration configuration,
        long resource,
        TrialState state,
        String note,
        List<Attempt> attempts,
        Curve curve,
        @Nullable Outcome outcome,
        @Nullable String slot) {

    public Trial {
        attempts = List.copyOf(attempts);
    }

    /** A trial that is on no slot. */
    public Trial(
            int number,
            int task,
            Configuration configuration,
            long resource,
            TrialState state,
            String note,
            List<Attempt> attempts,
            Curve curve,
            @Nullable Outcome outcome) {
        this(number, task, configuration, resource, state, note, attempts, curve, outcome, null);
    }

    /** The metric of a finished trial; empty for every other one. */
    public OptionalDouble metric() {
        return outcome instanceof Outcome.Finished finished
                ? OptionalDouble.of(finished.metric())
                : OptionalDouble.empty();
    }

    /** Why it failed; null for every trial that did not. */
    public @Nullable Failure failure() {
        return outcome instanceof Outcome.Failed failed ? failed.failure() : null;
    }

    public boolean isFinished() {
        return state == TrialState.FINISHED;
    }

    /** Time on slots over all attempts. */
    public long durationMillis() {
        return attempts.stream().mapToLong(Attempt::durationMillis).sum();
    }
}
