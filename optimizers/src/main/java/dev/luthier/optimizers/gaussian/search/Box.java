package dev.luthier.optimizers.gaussian.search;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The part of the unit cube that is searched. Must not be changed.
 *
 * @param lower one bound for each dimension; those of unordered dimensions do not count
 * @param upper one bound for each dimension; those of unordered dimensions do not count
 * @param choices for each unordered dimension the coordinates that are searched, ascending; none for all, as for ordered
 *     dimensions
 */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
public record Box(double[] lower, double[] upper, double[][] choices) {

    /** Confines ordered dimensions only. */
    public Box(double[] lower, double[] upper) {
        this(lower, upper, new double[lower.length][0]);
    }

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

    /** Whether all coordinates of unordered dimensions are searched. */
    public boolean offers(double[] unit) {
        return IntStream.range(0, choices.length).allMatch(i -> offers(i, unit[i]));
    }

    /** The same point, or one with the first value that is searched where its own is not. */
    public double[] nearest(double[] unit) {
        double[] nearest = unit.clone();
        for (int i = 0; i < choices.length; i++) {
            nearest[i] = offers(i, unit[i]) ? unit[i] : choices[i][0];
        }
        return nearest;
    }

    /** Whether a coordinate of an unordered dimension is searched. */
    boolean offers(int dimension, double coordinate) {
        double[] own = choices[dimension];
        return own.length == 0 || Arrays.binarySearch(own, coordinate) >= 0;
    }
}
