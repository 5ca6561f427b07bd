package dev.luthier.definition;

import dev.luthier.problem.Problems;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much an experiment may spend.
 *
 * @param trials most trials to start, failed ones included; retries and promotions of a trial do not count again
 * @param maxResource resource of a full training; 1 where trials have no fidelity
 * @param timeLimit wall time after which running trials are stopped and the experiment ends; null for none
 */
public record Budget(int trials, long maxResource, @Nullable Duration timeLimit) {

    public static Budget ofTrials(int trials) {
        return new Budget(trials, 1, null);
    }

    public Optional<Duration> time() {
        return Optional.ofNullable(timeLimit);
    }

    /** Whether whoever had spent all of {@code other} may go on with this one: nothing is less, something is more. */
    public boolean extendsBeyond(Budget other) {
        long millis = time().map(Duration::toMillis).orElse(Long.MAX_VALUE);
        long otherMillis = other.time().map(Duration::toMillis).orElse(Long.MAX_VALUE);
        boolean nothingIsLess = trials >= other.trials && millis >= otherMillis;
        return nothingIsLess && maxResource == other.maxResource && !equals(other);
    }

    void check(Problems problems) {
        problems.check(trials >= 1, "trials is %d, must be 1 or more", trials);
        problems.check(maxResource >= 1, "maxResource is %d, must be 1 or more", maxResource);
        if (timeLimit != null) {
            problems.check(
                    timeLimit.toMillis() >= 1, "time limit of the experiment is %s, must be at least 1 ms", timeLimit);
        }
    }
}
