package dev.luthier.optimizers.stop.curve;

import dev.luthier.optimizers.numeric.Normal;

/**
 * What a loss is expected to be.
 *
 * @param mean of the normal distribution that stands for the ensemble
 * @param deviation its standard deviation, with that between the curves of the ensemble
 */
public record Forecast(double mean, double deviation) {

    /** The probability that the loss will be below that. */
    public double probabilityBelow(double loss) {
        return deviation > 0 ? Normal.cumulative((loss - mean) / deviation) : mean < loss ? 1 : 0;
    }

    /** The same with an error of its own, independent of the forecast's. */
    public Forecast widened(double error) {
        return new Forecast(mean, StrictMath.sqrt(deviation * deviation + error * error));
    }
}
