package dev.luthier.optimizers.gaussian.search;

/**
 * The score that is reached at best, as far as can be told.
 *
 * @param width in standard deviations
 */
public record ConfidenceBound(double width) implements Acquisition {

    @Override
    public double value(double mean, double observedSpread, double spread) {
        return mean + width * observedSpread;
    }

    @Override
    public double[] slopes(double mean, double observedSpread, double spread) {
        return new double[] {1, width, 0};
    }
}
