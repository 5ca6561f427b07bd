package dev.luthier.statistic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks from 1, the smallest value first; equal values share the mean of their ranks. */
public final class Ranks {
    private Ranks() {}

    /** The rank of each value; NaN is largest. */
    public static double[] of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        int first = 0;
        while (first < order.length) {
            int end = first + 1;
            while (end < order.length && Double.compare(values[order[end]], values[order[first]]) == 0) {
                end++;
            }
            for (int i = first; i < end; i++) {
                ranks[order[i]] = (first + 1 + end) / 2.0;
            }
            first = end;
        }
        return ranks;
    }

    /** The mean over the rows of the rank within the row, for each column. */
    public static double[] means(double[][] rows) {
        double[] means = new double[rows[0].length];
        for (double[] row : rows) {
            double[] ranks = of(row);
            Arrays.setAll(means, i -> means[i] + ranks[i]);
        }
        Arrays.setAll(means, i -> means[i] / rows.length);
        return means;
    }
}
