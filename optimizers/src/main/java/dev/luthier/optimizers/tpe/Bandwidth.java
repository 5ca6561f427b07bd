package dev.luthier.optimizers.tpe;

/** How wide the kernels of an axis are. */
final class Bandwidth {
    private static final double MOST_KERNELS = 100;

    private Bandwidth() {}

    /**
     * The distance of each observation to the farther of its two neighbours, within [1 / min(100, n + 2), 1]. The ends of
     * the axis are neighbours of a lone observation only.
     *
     * @param observations in [0, 1]
     * @param ascending the indices of the observations in ascending order
     * @return a width for each observation, and 1 for the prior as the last
     */
    static double[] of(double[] observations, int[] ascending) {
        int n = observations.length;
        double least = 1 / Math.min(MOST_KERNELS, n + 2);
        double[] widths = new double[n + 1];
        for (int rank = 0; rank < n; rank++) {
            double center = observations[ascending[rank]];
            double left = rank > 0 ? center - observations[ascending[rank - 1]] : 0;
            double right = rank < n - 1 ? observations[ascending[rank + 1]] - center : 0;
            widths[ascending[rank]] = Math.max(least, Math.max(left, right));
        }
        if (n == 1) {
            widths[0] = Math.max(observations[0], 1 - observations[0]);
        }
        widths[n] = 1;
        return widths;
    }
}
