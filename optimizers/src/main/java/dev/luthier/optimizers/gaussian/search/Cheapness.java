package dev.luthier.optimizers.gaussian.search;

import dev.luthier.optimizers.gaussian.model.Posterior;

/**
 * Minus the logarithm of what a trial costs, so that what is sought is the improvement for its price (Snoek, Larochelle,
 * Adams: "Practical Bayesian Optimization of Machine Learning Algorithms", NeurIPS 2012).
 *
 * @param posterior of minus the logarithm of the cost, standardised
 * @param weight what one unit of the standardised score counts; 0 if cost is no matter
 */
public record Cheapness(Posterior posterior, double weight) implements Factor {

    @Override
    public double value(double mean, double spread) {
        return weight * mean;
    }

    @Override
    public double[] slopes(double mean, double spread) {
        return new double[] {weight, 0};
    }
}
