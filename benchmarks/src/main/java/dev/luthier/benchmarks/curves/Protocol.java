package dev.luthier.benchmarks.curves;

import dev.luthier.benchmarks.curves.problem.CurveProblem;
import dev.luthier.benchmarks.quality.problem.PortableRandom;
import dev.luthier.simulator.Faults;
import dev.luthier.simulator.SimulatedSlots;
import java.time.Duration;

/**
 * What every run of a table is subject to.
 *
 * @param slots how many trials run at once
 * @param time after which the run ends, in virtual time
 * @param trials how many are started at most
 * @param resource epochs of a full training
 * @param stragglers whether the slots are 1 to 10 times slower, each by a factor of its own
 * @param failing share of the attempts that fail somewhere on their way
 * @param enough the run ends once the best report has that loss, without noise; minus infinity for never
 */
record Protocol(
        int slots, Duration time, int trials, long resource, boolean stragglers, double failing, double enough) {
    static final int UNLIMITED = 10_000_000;
    static final double NEVER = Double.NEGATIVE_INFINITY;

    private static final long SLOWNESS_KEY = 0x510;

    Protocol until(double loss) {
        return new Protocol(slots, time, trials, resource, stragglers, failing, loss);
    }

    SimulatedSlots slots(CurveProblem problem, long seed) {
        return SimulatedSlots.of(slots)
                .problem(problem)
                .slowness(slot -> stragglers ? 1 + 9 * PortableRandom.uniform(SLOWNESS_KEY, seed, slot) : 1)
                .faults(Faults.NONE.withExceptions(failing))
                .seed(seed);
    }

    @Override
    public String toString() {
        return "R = " + resource + ", " + slots + " slots" + (stragglers ? " 1 to 10 times slower" : "") + ", "
                + (trials == UNLIMITED ? time.toSeconds() + " virtual seconds" : trials + " trials")
                + (failing == 0 ? "" : ", " + Math.round(100 * failing) + " % of the attempts fail");
    }
}
