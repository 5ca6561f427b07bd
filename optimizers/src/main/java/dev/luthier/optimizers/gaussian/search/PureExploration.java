package dev.luthier.optimizers.gaussian.search;

/**
 * How much is still unknown, within the region that may hold the best score.
 *
 * <p>Contal, Buffoni, Robicquet, Vayatis: "Parallel Gaussian Process Optimization with Upper Confidence Bound and Pure
 * Exploration", 2013, with the region as a penalty instead of a limit, as in Vizier.
 *
 * @param threshold the score that a point of the region may reach
 * @param width of the confidence bound of the region, in standard deviations
 * @param penalty for each unit that the bound is below the threshold
 */
public record PureExploration(double threshold, double width, double penalty) implements Acquisition {

    @Override
    public double value(double mean, double observedSpread, double spread) {
        return spread + penalty * Math.min(0, mean + width * observedSpread - threshold);
    }

    @Override
    public double[] slopes(double mean, double observedSpread, double spread) {
        boolean outside = mean + width * observedSpread < threshold;
        return outside ? new double[] {penalty, penalty * width, 1} : new double[] {0, 0, 1};
    }
}
