package dev.luthier.optimizers.stop.curve;

import org.jspecify.annotations.Nullable;

/** One fit of each family, weighed by the Bayesian information criterion; all have the same number of parameters. */
final class Ensemble {
    private static final double LEAST_ERROR = 1e-24;

    private final Forecast[] fits = new Forecast[Shapes.FAMILIES];
    private final double[] errors = new double[Shapes.FAMILIES];
    private final double[] weights = new double[Shapes.FAMILIES];
    private int size;

    void clear() {
        size = 0;
    }

    /** @param error weighted mean of the squared residuals */
    void add(Forecast fit, double error) {
        fits[size] = fit;
        errors[size++] = Math.max(error, LEAST_ERROR);
    }

    /** The normal distribution with the moments of the mixture; null if there is no fit. */
    @Nullable
    Forecast forecast(int reports) {
        if (size == 0) {
            return null;
        }
        double least = errors[0];
        for (int i = 1; i < size; i++) {
            least = Math.min(least, errors[i]);
        }
        double total = 0;
        double mean = 0;
        double current = 0;
        for (int i = 0; i < size; i++) {
            weights[i] = StrictMath.exp(-.5 * reports * StrictMath.log(errors[i] / least));
            total += weights[i];
            mean += weights[i] * fits[i].mean();
            current += weights[i] * fits[i].current();
        }
        mean /= total;
        double variance = 0;
        for (int i = 0; i < size; i++) {
            double apart = fits[i].mean() - mean;
            variance += weights[i] / total * (square(fits[i].deviation()) + apart * apart);
        }
        return new Forecast(mean, StrictMath.sqrt(variance), current / total);
    }

    private static double square(double x) {
        return x * x;
    }
}
