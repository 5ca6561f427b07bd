package dev.luthier.optimizers.stop;

import dev.luthier.optimizers.stop.curve.Forecast;
import java.util.Arrays;

/** How forecasts at one step came true for the latest trials: what part of the gain that was forecast, and how far off. */
final class TrackRecord {
    static final int MOST = 128;

    private static final double LARGE = .95;

    private final double[] forecasts = new double[MOST];
    private final double[] truths = new double[MOST];
    private int added;
    private int measured;
    private double share;
    private double deviation;
    private double correctedDeviation;
    private double large;

    /** @param gain by how much the loss fell after the forecast */
    void add(Forecast forecast, double gain) {
        forecasts[added % MOST] = forecast.gain();
        truths[added++ % MOST] = gain;
    }

    int size() {
        return Math.min(added, MOST);
    }

    /** The forecast as it should have been by this record: with the part of the gain that comes true. */
    Forecast correct(Forecast forecast) {
        measure();
        return new Forecast(
                forecast.current() - share * forecast.gain(),
                spread(share * forecast.deviation(), correctedDeviation),
                forecast.current());
    }

    /** The forecast with all of its gain, but with the errors of this record. */
    Forecast widen(Forecast forecast) {
        measure();
        return new Forecast(forecast.mean(), spread(forecast.deviation(), deviation), forecast.current());
    }

    /** The loss that it will end below in one of twenty cases at most, if forecasts go on to err as they did. */
    double lowest(Forecast forecast) {
        measure();
        return forecast.mean() - large;
    }

    private void measure() {
        if (measured == added) {
            return;
        }
        measured = added;
        int n = size();
        share = share(n);
        double[] errors = new double[n];
        double squares = 0;
        double correctedSquares = 0;
        for (int i = 0; i < n; i++) {
            double corrected = truths[i] - share * forecasts[i];
            errors[i] = Math.abs(truths[i] - forecasts[i]);
            squares += errors[i] * errors[i];
            correctedSquares += corrected * corrected;
        }
        Arrays.sort(errors);
        deviation = StrictMath.sqrt(squares / n);
        correctedDeviation = StrictMath.sqrt(correctedSquares / n);
        large = errors[(int) StrictMath.ceil(LARGE * n) - 1];
    }

    private static double spread(double one, double other) {
        return StrictMath.sqrt(one * one + other * other);
    }

    /** The line through the origin with the least squares, between nothing and all of what was forecast. */
    private double share(int n) {
        double products = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            products += forecasts[i] * truths[i];
            squares += forecasts[i] * forecasts[i];
        }
        return squares > 0 ? Math.max(0, Math.min(1, products / squares)) : 1;
    }
}
