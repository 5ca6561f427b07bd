package dev.luthier.optimizers.halving;

import dev.luthier.optimizers.halving.rung.Brackets;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.random.RandomStream;

/**
 * Which rungs new trials begin at and are to be good at, by how far the results of each rung are trusted (Li et al.,
 * "Hyper-Tune", VLDB 2022). Where Hyper-Tune averages the models of the rungs, one of them is drawn here. Immutable.
 */
final class TrustedRungs {
    private static final long FIRST = 3;
    private static final long GOAL = 4;

    private final double[] trust;
    private final double[] firsts;
    private final long seed;

    /** @param trust a share for each rung; they sum to 1 */
    TrustedRungs(RungLevels levels, double[] trust, long seed) {
        this.trust = trust.clone();
        this.firsts = Brackets.probabilities(levels, trust);
        this.seed = seed;
    }

    /** At which rung the trial begins. */
    int first(int trial) {
        return Brackets.drawn(firsts, RandomStream.of(seed, FIRST, trial));
    }

    /** At which rung the trial is to be good. */
    int goal(int trial) {
        return Brackets.drawn(trust, RandomStream.of(seed, GOAL, trial));
    }
}
