package dev.luthier.optimizers.tpe;

/**
 * The densities of good and other trials at one threshold.
 *
 * @param odds how many of each there are
 */
record Comparison(ParzenEstimator good, ParzenEstimator others, Odds odds) {
    /** The logarithm of the probability that a trial at that point is good. */
    double logProbability(double[] point) {
        return odds.logProbability(good.logDensity(point) - others.logDensity(point));
    }
}
