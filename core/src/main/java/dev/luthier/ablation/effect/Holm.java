package dev.luthier.ablation.effect;

import java.util.Comparator;
import java.util.stream.IntStream;

/** S. Holm's correction for many tests at once: "A simple sequentially rejective multiple test procedure" (1979). */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values, in the order of the given ones: those at most alpha are the rejections at that family-wise level. A
     * NaN counts as a test that is not known yet, so that its adjusted value is 1.
     */
    public static double[] adjusted(double[] pValues) {
        double[] known = pValues.clone();
        for (int i = 0; i < known.length; i++) {
            known[i] = Double.isNaN(known[i]) ? 1 : known[i];
        }
        int[] order = IntStream.range(0, known.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> known[i]).thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = new double[known.length];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = StrictMath.max(largest, known[order[rank]] * (order.length - rank));
            adjusted[order[rank]] = StrictMath.min(1, largest);
        }
        return adjusted;
    }
}
