package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.Evidence.Encoded;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Which rows to compute with when not all of them are wanted. */
final class Selection {

    private Selection() {}

    /**
     * At most {@code most} row numbers, ascending: two fifths are the best, one fifth are near the very best, one fifth the
     * newest, and the rest of all ages.
     */
    static int[] of(Evidence evidence, Encoded encoded, int most) {
        int n = evidence.rows().size();
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        int[] byScore = sorted(n, row -> -evidence.scores()[row]);
        Set<Integer> kept = new LinkedHashSet<>();
        add(kept, byScore, 2 * most / 5);
        add(kept, byDistance(evidence, encoded, evidence.rows().get(byScore[0]).unit()), 3 * most / 5);
        add(kept, sorted(n, row -> -row), 4 * most / 5);
        add(kept, IntStream.range(0, most).map(i -> (int) ((long) i * n / most)).toArray(), most);
        add(kept, byScore, most);
        return kept.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** The numbers of the rows nearest to a point, ascending. */
    static int[] nearest(Evidence evidence, Encoded encoded, double[] unit, int most) {
        return IntStream.of(byDistance(evidence, encoded, unit))
                .limit(most)
                .sorted()
                .toArray();
    }

    private static int[] byDistance(Evidence evidence, Encoded encoded, double[] unit) {
        double[] features = encoded.inputs().features(unit);
        double[] distances = evidence.rows().stream()
                .mapToDouble(row -> encoded.inputs().squaredDistance(encoded.features(row), features))
                .toArray();
        return sorted(distances.length, row -> distances[row]);
    }

    private static int[] sorted(int n, IntToDoubleFunction key) {
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(key::applyAsDouble).thenComparing(row -> row))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void add(Set<Integer> kept, int[] rows, int upTo) {
        for (int i = 0; i < rows.length && kept.size() < upTo; i++) {
            kept.add(rows[i]);
        }
    }
}
