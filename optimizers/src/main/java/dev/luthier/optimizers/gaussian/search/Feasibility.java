package dev.luthier.optimizers.gaussian.search;

import dev.luthier.optimizers.gaussian.model.Posterior;
import dev.luthier.optimizers.numeric.Normal;

/**
 * The logarithm of the probability that a bound is kept (Gardner, Kusner, Xu, Weinberger, Cunningham: "Bayesian Optimization
 * with Inequality Constraints", ICML 2014).
 *
 * @param posterior of a score that is larger the better the bound is kept
 * @param threshold the score at which it is just kept
 */
public record Feasibility(Posterior posterior, double threshold) implements Factor {

    @Override
    public double value(double mean, double spread) {
        return Normal.logCumulative((mean - threshold) / spread);
    }

    @Override
    public double[] slopes(double mean, double spread) {
        double z = (mean - threshold) / spread;
        double slope = Normal.logCumulativeSlope(z);
        return new double[] {slope / spread, -slope * z / spread};
    }
}
