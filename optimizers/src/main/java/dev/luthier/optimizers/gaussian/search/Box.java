package dev.luthier.optimizers.gaussian.search;

import java.util.Arrays;

/**
 * The part of the unit cube that is searched. Unordered dimensions are never confined. Must not be changed.
 *
 * @param lower one bound for each dimension
 * @param upper one bound for each dimension
 */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
public record Box(double[] lower, double[] upper) {

    /** Everything. */
    public static Box unit(int dimensions) {
        double[] upper = new double[dimensions];
        Arrays.fill(upper, 1);
        return new Box(new double[dimensions], upper);
    }

    double clamp(int dimension, double coordinate) {
        return Math.min(upper[dimension], Math.max(lower[dimension], coordinate));
    }

    boolean contains(int dimension, double coordinate) {
        return lower[dimension] <= coordinate && coordinate <= upper[dimension];
    }
}
