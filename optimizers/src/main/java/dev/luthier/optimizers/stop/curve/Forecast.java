package dev.luthier.optimizers.stop.curve;

import dev.luthier.optimizers.numeric.Normal;

/**
 * What a loss is expected to be.
 *
 * @param mean of the normal distribution that stands for the ensemble
 * @param deviation its standard deviation, with that between the curves of the ensemble
 * @param current where the curve stands by now, without its noise
 */
public record Forecast(double mean, double deviation, double current) {

    /** By how much the loss is expected to fall yet. */
    public double gain() {
        return current - mean;
    }

    /** The probability that the loss will be below that. */
    public double probabilityBelow(double loss) {
        return deviation > 0 ? Normal.cumulative((loss - mean) / deviation) : mean < loss ? 1 : 0;
    }
}
