package dev.luthier.optimizers.stop;

import java.util.Arrays;

/** The newest errors of forecasts, up to some number. */
final class RecentErrors {
    static final int MOST = 128;

    private static final double LARGE = .95;

    private final double[] sizes = new double[MOST];
    private int added;
    private double large;
    private double deviation;
    private int measured;

    void add(double error) {
        sizes[added++ % MOST] = Math.abs(error);
    }

    int size() {
        return Math.min(added, MOST);
    }

    /** Root of the mean square; 0 without errors. */
    double deviation() {
        measure();
        return deviation;
    }

    /** What nineteen of twenty errors do not exceed; 0 without errors. */
    double large() {
        measure();
        return large;
    }

    private void measure() {
        if (measured == added) {
            return;
        }
        measured = added;
        double[] sorted = Arrays.copyOf(sizes, size());
        double squares = 0;
        for (double size : sorted) {
            squares += size * size;
        }
        deviation = StrictMath.sqrt(squares / sorted.length);
        Arrays.sort(sorted);
        large = sorted[(int) StrictMath.ceil(LARGE * sorted.length) - 1];
    }
}
