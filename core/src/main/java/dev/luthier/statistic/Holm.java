package dev.luthier.statistic;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Keeps the probability of any false alarm among several tests at that of one (Holm 1979). */
public final class Holm {
    private Holm() {}

    /** The adjusted probabilities, in the same order: a test is significant at a level if its one is at most that. */
    public static double[] adjusted(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }
}
