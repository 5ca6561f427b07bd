package dev.luthier.optimizers.gaussian.search;

/** What a trial promises, as a function of what is believed of its score; larger is better. */
public sealed interface Acquisition permits LogExpectedImprovement, PureExploration, ConfidenceBound, Indifferent {

    /**
     * The promise.
     *
     * @param mean of the score
     * @param observedSpread standard deviation of the score, given the finished trials only
     * @param spread standard deviation of the score, given the places of the running trials too
     */
    double value(double mean, double observedSpread, double spread);

    /** The derivatives of {@link #value} by its three arguments. */
    double[] slopes(double mean, double observedSpread, double spread);
}
