package dev.luthier.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks from 1, the mean of their places for equal values. */
final class Ranks {
    private Ranks() {}

    static double[] of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** Spearman's rho: Pearson's correlation of the ranks; NaN if either side is all alike. */
    static double correlation(double[] one, double[] other) {
        double[] x = of(one);
        double[] y = of(other);
        double middle = (one.length + 1) / 2.0;
        double both = IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] - middle) * (y[i] - middle))
                .sum();
        return both / Math.sqrt(squares(x, middle) * squares(y, middle));
    }

    private static double squares(double[] ranks, double middle) {
        return Arrays.stream(ranks)
                .map(rank -> (rank - middle) * (rank - middle))
                .sum();
    }
}
