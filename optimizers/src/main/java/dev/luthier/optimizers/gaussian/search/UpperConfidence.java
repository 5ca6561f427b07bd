package dev.luthier.optimizers.gaussian.search;

/**
 * A score that is not unlikely to be reached (Srinivas, Krause, Kakade, Seeger 2010); the greedy half of
 * {@link PureExploration}.
 *
 * @param width in standard deviations
 */
public record UpperConfidence(double width) implements Acquisition {

    @Override
    public double value(double mean, double observedSpread, double spread) {
        return mean + width * spread;
    }

    @Override
    public double[] slopes(double mean, double observedSpread, double spread) {
        return new double[] {1, 0, width};
    }
}
