package dev.luthier.definition;

import dev.luthier.problem.Problems;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much an experiment may spend, and what is enough.
 *
 * @param trials most trials to start, failed ones included; retries and promotions of a trial do not count again
 * @param maxResource resource of a full training; 1 where trials have no fidelity
 * @param timeLimit wall time after which running trials are stopped and the experiment ends; null for none
 * @param slotTimeLimit the same for the time of all slots together, from when each joins until it leaves; null for none
 * @param target metric at which the experiment ends: that of a finished trial that keeps all constraints; null for none
 * @param patience the experiment ends when so many trials in a row have ended without being better than all before; 0 for
 *     endless patience
 */
public record Budget(
        int trials,
        long maxResource,
        @Nullable Duration timeLimit,
        @Nullable Duration slotTimeLimit,
        @Nullable Double target,
        int patience) {

    /** A budget of trials and time. */
    public Budget(int trials, long maxResource, @Nullable Duration timeLimit) {
        this(trials, maxResource, timeLimit, null, null, 0);
    }

    public static Budget ofTrials(int trials) {
        return new Budget(trials, 1, null);
    }

    public Optional<Duration> time() {
        return Optional.ofNullable(timeLimit);
    }

    public Optional<Duration> slotTime() {
        return Optional.ofNullable(slotTimeLimit);
    }

    public Budget withTrials(int most) {
        return new Budget(most, maxResource, timeLimit, slotTimeLimit, target, patience);
    }

    public Budget withMaxResource(long full) {
        return new Budget(trials, full, timeLimit, slotTimeLimit, target, patience);
    }

    public Budget withTime(@Nullable Duration limit) {
        return new Budget(trials, maxResource, limit, slotTimeLimit, target, patience);
    }

    public Budget withSlotTime(@Nullable Duration limit) {
        return new Budget(trials, maxResource, timeLimit, limit, target, patience);
    }

    public Budget withTarget(@Nullable Double metric) {
        return new Budget(trials, maxResource, timeLimit, slotTimeLimit, metric, patience);
    }

    public Budget withPatience(int endings) {
        return new Budget(trials, maxResource, timeLimit, slotTimeLimit, target, endings);
    }

    /**
     * Whether whoever had spent all of {@code other} may go on with this one: nothing is less, something is more. Another
     * target counts as more.
     */
    public boolean extendsBeyond(Budget other) {
        boolean nothingIsLess = trials >= other.trials
                && millis(timeLimit) >= millis(other.timeLimit)
                && millis(slotTimeLimit) >= millis(other.slotTimeLimit)
                && endings() >= other.endings();
        return nothingIsLess && maxResource == other.maxResource && !equals(other);
    }

    void check(Problems problems) {
        problems.check(trials >= 1, "trials is %d, must be 1 or more", trials);
        problems.check(maxResource >= 1, "maxResource is %d, must be 1 or more", maxResource);
        problems.check(millis(timeLimit) >= 1, "time limit of the experiment is %s, must be at least 1 ms", timeLimit);
        problems.check(
                millis(slotTimeLimit) >= 1,
                "slot time limit of the experiment is %s, must be at least 1 ms",
                slotTimeLimit);
        problems.check(target == null || Double.isFinite(target), "target is %s, must be finite", target);
        problems.check(patience >= 0, "patience is %d, must be 1 or more trials, or 0 for endless", patience);
    }

    private int endings() {
        return patience == 0 ? Integer.MAX_VALUE : patience;
    }

    private static long millis(@Nullable Duration limit) {
        return limit == null ? Long.MAX_VALUE : limit.toMillis();
    }
}
