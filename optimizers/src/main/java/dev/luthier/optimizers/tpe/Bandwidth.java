package dev.luthier.optimizers.tpe;

import java.util.Arrays;

/**
 * How wide the kernels of an axis are: the distance of each observation to the farther of its two neighbours, the ends of
 * the axis being neighbours of a lone observation only; but not below {@code least} nor above {@code most}.
 *
 * @param least in (0, most]
 * @param most at most 1
 */
record Bandwidth(double least, double most) {
    private static final double MOST_KERNELS = 100;

    /** Numbers in [0, 1] are ordered like their bits, of which the last few leave room for an index. */
    private static final long INDEX_BITS = (1 << 12) - 1;

    /** As in Optuna 5: from 1 / min(100, n + 2) for n observations up to the length of the axis. */
    static Bandwidth standard(int observations) {
        return new Bandwidth(1 / Math.min(MOST_KERNELS, observations + 2), 1);
    }

    /** The same, but not above {@code limit}. */
    Bandwidth upTo(double limit) {
        return new Bandwidth(Math.min(least, limit), Math.min(most, limit));
    }

    /**
     * The widths of these observations.
     *
     * @param observations in [0, 1], at most 4096
     * @param ascending their indices in ascending order
     */
    double[] of(double[] observations, int[] ascending) {
        int n = observations.length;
        double[] widths = new double[n];
        for (int rank = 0; rank < n; rank++) {
            double center = observations[ascending[rank]];
            double left = rank > 0 ? center - observations[ascending[rank - 1]] : 0;
            double right = rank < n - 1 ? observations[ascending[rank + 1]] - center : 0;
            widths[ascending[rank]] = limited(Math.max(left, right));
        }
        if (n == 1) {
            widths[0] = limited(Math.max(observations[0], 1 - observations[0]));
        }
        return widths;
    }

    /** The indices of the observations in ascending order; equal ones, to twelve digits, by age. */
    static int[] ascending(double[] observations) {
        long[] keys = new long[observations.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (Double.doubleToRawLongBits(observations[i]) & ~INDEX_BITS) | i;
        }
        Arrays.sort(keys);
        int[] ascending = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            ascending[i] = (int) (keys[i] & INDEX_BITS);
        }
        return ascending;
    }

    private double limited(double width) {
        return Math.min(most, Math.max(least, width));
    }
}
