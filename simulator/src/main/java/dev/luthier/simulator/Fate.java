package dev.luthier.simulator;

import dev.luthier.random.RandomStream;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import java.time.Duration;

/** What will go wrong in one attempt: drawn from the simulation's seed, the trial and the attempt, and nothing else. */
final class Fate {
    private static final long NEVER = Long.MAX_VALUE;

    private final long lossStep;
    private final double lossPoint;
    private final boolean isHeardOfAgain;
    private final Duration absence;
    private final Duration untilNoticed;
    private final long exceptionStep;
    private final long nanStep;
    private final long hangStep;
    private final boolean ignoresInterruption;

    Fate(Faults faults, long seed, Assignment assignment) {
        RandomStream random = RandomStream.of(seed, 1, assignment.trial(), assignment.attempt());
        long steps = assignment.resource();
        lossStep = draw(random, faults.slotLoss(), steps);
        lossPoint = random.nextDouble();
        isHeardOfAgain = random.nextBoolean();
        absence = upTo(faults.absence(), random);
        untilNoticed = upTo(faults.absence(), random);
        exceptionStep = draw(random, faults.exceptions(), steps);
        nanStep = draw(random, faults.nan(), steps);
        hangStep = draw(random, faults.hangs(), steps);
        ignoresInterruption = random.nextDouble() < faults.ignoredInterruptions();
    }

    static Duration upTo(Duration longest, RandomStream random) {
        return Duration.ofNanos((long) (longest.toNanos() * random.nextDouble()));
    }

    static RuntimeException exception() {
        return new IllegalStateException("a simulated fault of the training function");
    }

    /** Whether the slot is lost on the way to that report. */
    boolean losesSlotBefore(long leg) {
        return leg == lossStep;
    }

    /** How far on that way, from 0 to 1. */
    double lossPoint() {
        return lossPoint;
    }

    boolean isHeardOfAgain() {
        return isHeardOfAgain;
    }

    Duration absence() {
        return absence;
    }

    Duration untilNoticed() {
        return untilNoticed;
    }

    boolean throwsAt(long leg) {
        return leg == exceptionStep;
    }

    double value(long leg, double value) {
        return leg >= nanStep ? Double.NaN : value;
    }

    /** A function whose reports were turned into NaN has come to NaN too. */
    Outcome judge(long legs, Outcome outcome, String metric) {
        return legs >= nanStep && outcome instanceof Outcome.Finished ? invalid(metric, Double.NaN) : outcome;
    }

    static Outcome invalid(String metric, double value) {
        String message = "metric '" + metric + "' is " + value + ", must be finite";
        return new Outcome.Failed(new Failure(Failure.Kind.INVALID_METRIC, message));
    }

    boolean hangsBefore(long leg) {
        return leg == hangStep;
    }

    boolean ignoresInterruption() {
        return ignoresInterruption;
    }

    // Both draws are always made, so that one fault's chance does not move the others.
    private static long draw(RandomStream random, double chance, long steps) {
        boolean happens = random.nextDouble() < chance;
        long step = 1 + random.nextLong(steps);
        return happens ? step : NEVER;
    }
}
