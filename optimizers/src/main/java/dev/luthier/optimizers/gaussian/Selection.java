package dev.luthier.optimizers.gaussian;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Which rows to keep when there are more than can be computed with: the best, the newest, the nearest to the best, others. */
final class Selection {

    private Selection() {}

    /** At most {@code most} row numbers, ascending: two fifths the best, and a fifth of each other sort. */
    static int[] of(Evidence evidence, int most) {
        int n = evidence.rows().size();
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        Set<Integer> kept = new LinkedHashSet<>();
        int[] byScore = sorted(n, row -> -evidence.scores()[row]);
        add(kept, byScore, 2 * most / 5);
        double[] best = evidence.rows().get(byScore[0]).features();
        add(
                kept,
                sorted(n, row -> squaredDistance(best, evidence.rows().get(row).features())),
                3 * most / 5);
        add(kept, sorted(n, row -> -row), 4 * most / 5);
        for (int i = 0; kept.size() < most; i++) {
            kept.add((int) ((long) i * n / most) % n);
            if (i >= most) {
                add(kept, byScore, most);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private interface Key {
        double of(int row);
    }

    private static int[] sorted(int n, Key key) {
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(key::of).thenComparing(row -> row))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void add(Set<Integer> kept, int[] rows, int upTo) {
        for (int i = 0; i < rows.length && kept.size() < upTo; i++) {
            kept.add(rows[i]);
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(f -> (a[f] - b[f]) * (a[f] - b[f]))
                .sum();
    }

    /** The elements with these numbers. */
    static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
