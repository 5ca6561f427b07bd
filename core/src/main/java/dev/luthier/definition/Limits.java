package dev.luthier.definition;

import dev.luthier.problem.Problems;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is borne before something is given up.
 *
 * @param trialTimeLimit longest time of one attempt; null for none
 * @param grace how long an interrupted training function may take to return before its slot is given up
 * @param maxAttempts how often a trial is started at most, when it loses its slot
 * @param firstFailures the experiment stops when its first so many ended trials have all failed
 * @param failureShare the experiment stops when more than this share of its ended trials has failed …
 * @param failureShareFrom … once so many have ended
 * @param slotTimeout the experiment stops when it has had no slot at all for so long
 * @param aheadBelow a slot whose latest trial took less than this is handed its next trial while the present one still runs;
 *     zero for never. An experiment sets it to {@link #SHORT} by itself where the optimizer does not learn from results
 */
public record Limits(
        @Nullable Duration trialTimeLimit,
        Duration grace,
        int maxAttempts,
        int firstFailures,
        double failureShare,
        int failureShareFrom,
        Duration slotTimeout,
        Duration aheadBelow) {

    /** Trials so short that the time between two of them counts. */
    public static final Duration SHORT = Duration.ofSeconds(1);

    public static final Limits DEFAULT =
            new Limits(null, Duration.ofSeconds(10), 3, 10, 0.5, 20, Duration.ofMinutes(10), Duration.ZERO);

    public Optional<Duration> trialTime() {
        return Optional.ofNullable(trialTimeLimit);
    }

    /** What is said of an attempt that ran longer than it may. */
    public String overTime() {
        return "ran longer than " + trialTimeLimit;
    }

    /** What is said of an experiment that had no slot for too long. */
    public String noSlots() {
        return "there was no slot for " + slotTimeout;
    }

    public Limits withTrialTime(@Nullable Duration limit) {
        return new Limits(
                limit, grace, maxAttempts, firstFailures, failureShare, failureShareFrom, slotTimeout, aheadBelow);
    }

    public Limits withGrace(Duration limit) {
        return new Limits(
                trialTimeLimit,
                limit,
                maxAttempts,
                firstFailures,
                failureShare,
                failureShareFrom,
                slotTimeout,
                aheadBelow);
    }

    public Limits withMaxAttempts(int limit) {
        return new Limits(
                trialTimeLimit, grace, limit, firstFailures, failureShare, failureShareFrom, slotTimeout, aheadBelow);
    }

    /** Stops the experiment when its first {@code first} trials all fail, or more than {@code share} of at least {@code from}. */
    public Limits withFailures(int first, double share, int from) {
        return new Limits(trialTimeLimit, grace, maxAttempts, first, share, from, slotTimeout, aheadBelow);
    }

    public Limits withSlotTimeout(Duration limit) {
        return new Limits(
                trialTimeLimit, grace, maxAttempts, firstFailures, failureShare, failureShareFrom, limit, aheadBelow);
    }

    /** Hands slots with trials shorter than this their next trial ahead; zero for never. */
    public Limits withAheadBelow(Duration limit) {
        return new Limits(
                trialTimeLimit, grace, maxAttempts, firstFailures, failureShare, failureShareFrom, slotTimeout, limit);
    }

    /** These, with short trials handed out ahead if that may be and nothing else was said about it. */
    public Limits handingOutAhead(boolean mayBe) {
        return mayBe && aheadBelow.isZero() ? withAheadBelow(SHORT) : this;
    }

    void check(Problems problems) {
        trialTime().ifPresent(limit -> checkPositive(problems, "trial time limit", limit));
        checkPositive(problems, "grace", grace);
        checkPositive(problems, "slot timeout", slotTimeout);
        problems.check(!aheadBelow.isNegative(), "aheadBelow is %s, must be 0 or more", aheadBelow);
        problems.check(maxAttempts >= 1, "maxAttempts is %d, must be 1 or more", maxAttempts);
        problems.check(firstFailures >= 1, "firstFailures is %d, must be 1 or more", firstFailures);
        problems.check(failureShareFrom >= 1, "failureShareFrom is %d, must be 1 or more", failureShareFrom);
        problems.check(
                failureShare >= 0 && failureShare <= 1, "failureShare is %s, must be between 0 and 1", failureShare);
    }

    private static void checkPositive(Problems problems, String what, Duration limit) {
        problems.check(limit.toMillis() >= 1, "%s is %s, must be at least 1 ms", what, limit);
    }
}
