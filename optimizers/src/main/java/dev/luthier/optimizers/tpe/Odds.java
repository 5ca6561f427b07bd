package dev.luthier.optimizers.tpe;

import dev.luthier.optimizers.numeric.Exponential;

/**
 * How many good trials there are to one of the others. It makes a probability of a ratio of densities, as in the expected
 * improvement of Bergstra et al. (2011). By the ratio alone, a cluster of fair trials promised ever more, the more of them
 * there were.
 *
 * @param ratio above 0
 */
record Odds(double ratio) {
    /** Beyond this, 1 is nothing beside the exponential. */
    private static final double LARGE = 40;

    /** Of so many good trials and so many others; one more of each, for what was not tried. */
    static Odds of(int good, int others) {
        return new Odds((good + 1.0) / (others + 1.0));
    }

    /** The same so many times. */
    Odds times(double factor) {
        return new Odds(factor * ratio);
    }

    /** The logarithm of the probability that a trial is good where the densities of both kinds are these. */
    double logProbability(double good, double others) {
        return StrictMath.log(ratio * good / (ratio * good + others));
    }

    /** The same from the logarithm of the ratio of the densities. */
    double logProbability(double logRatio) {
        double logOthers = -logRatio - StrictMath.log(ratio);
        return logOthers > LARGE ? -logOthers : -StrictMath.log1p(Exponential.exp(logOthers));
    }
}
