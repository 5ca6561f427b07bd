package dev.luthier.optimizers.gaussian.fit;

/**
 * What is believed of the hyperparameters before anything is observed, as minus the logarithm of a density.
 *
 * <p>Length scales grow with the square root of the number of dimensions (Hvarfner, Hellsten, Nardi: "Vanilla Bayesian
 * Optimization Performs Great in High Dimensions", ICML 2024). The densities are those of the parameters themselves, while
 * the search runs over their logarithms: without the term that this adds, length scales would be drawn to twenty times
 * the value.
 */
final class Prior {
    private static final double SQRT_2 = 1.4142135623730951;
    private static final double LENGTH_VARIANCE = 3;
    private static final double NOISE_CENTRE = -4;
    private static final double TREND_CENTRE = 0;
    private static final double TREND_VARIANCE = 1;

    private final double lengthCentre;

    Prior(int dimensions) {
        lengthCentre = SQRT_2 + 0.5 * StrictMath.log(dimensions);
    }

    /** The most likely length scale. */
    double lengthMode() {
        return StrictMath.exp(lengthCentre - LENGTH_VARIANCE);
    }

    double noiseMode() {
        return StrictMath.exp(NOISE_CENTRE - 1);
    }

    double trendMode() {
        return StrictMath.exp(TREND_CENTRE - TREND_VARIANCE);
    }

    double ofLogLength(double t) {
        return t + (t - lengthCentre) * (t - lengthCentre) / (2 * LENGTH_VARIANCE);
    }

    double slopeOfLogLength(double t) {
        return 1 + (t - lengthCentre) / LENGTH_VARIANCE;
    }

    double ofLogSignal(double t) {
        return StrictMath.exp(t) - t;
    }

    double slopeOfLogSignal(double t) {
        return StrictMath.exp(t) - 1;
    }

    double ofLogNoise(double t) {
        return t + (t - NOISE_CENTRE) * (t - NOISE_CENTRE) / 2;
    }

    double slopeOfLogNoise(double t) {
        return 1 + (t - NOISE_CENTRE);
    }

    double ofLogTrend(double t) {
        return t + (t - TREND_CENTRE) * (t - TREND_CENTRE) / (2 * TREND_VARIANCE);
    }

    double slopeOfLogTrend(double t) {
        return 1 + (t - TREND_CENTRE) / TREND_VARIANCE;
    }
}
