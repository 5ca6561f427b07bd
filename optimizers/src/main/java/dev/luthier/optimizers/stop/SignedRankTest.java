package dev.luthier.optimizers.stop;

import dev.luthier.optimizers.numeric.Normal;
import java.util.Arrays;

/**
 * Wilcoxon's signed-rank test (Biometrics Bulletin 1, 1945) of whether differences are above zero. Zeros are split: half of
 * their ranks counts for each side. Exact up to 50 differences without zeros and ties, and up to 13 with them; beyond that
 * by the normal approximation with the correction for ties.
 *
 * @param rankSum of the differences above zero
 * @param probability that chance alone would give a rank sum at least as large
 */
record SignedRankTest(double rankSum, double probability) {
    private static final int MOST_EXACT = 50;
    private static final int MOST_EXACT_WITH_TIES = 13;

    /** @throws IllegalArgumentException if there are no differences */
    static SignedRankTest of(double[] differences) {
        if (differences.length == 0) {
            throw new IllegalArgumentException("there are no differences to test");
        }
        Ranks ranks = new Ranks(differences);
        int n = differences.length;
        boolean exact = n <= (ranks.isPlain() ? MOST_EXACT : MOST_EXACT_WITH_TIES);
        return new SignedRankTest(ranks.sum, exact ? exact(ranks) : approximate(ranks, n));
    }

    /** Among all signs that the differences could have. Ranks are counted in halves, to be whole. */
    private static double exact(Ranks ranks) {
        int most = Arrays.stream(ranks.doubled).sum();
        double[] ways = new double[most + 1];
        ways[0] = 1;
        int reached = 0;
        for (int rank : ranks.doubled) {
            reached += rank;
            for (int sum = reached; sum >= rank; sum--) {
                ways[sum] += ways[sum - rank];
            }
        }
        int least = (int) Math.round(2 * ranks.sum - ranks.zeroSum);
        double atLeast = 0;
        for (int sum = most; sum >= least; sum--) {
            atLeast += ways[sum];
        }
        return atLeast / StrictMath.pow(2, ranks.doubled.length);
    }

    private static double approximate(Ranks ranks, int n) {
        double mean = n * (n + 1.0) / 4;
        double variance = (n * (n + 1.0) * (2.0 * n + 1) - ranks.tieTerm / 2) / 24;
        return Normal.cumulative((mean - ranks.sum) / StrictMath.sqrt(variance));
    }

    /** Ranks of the absolute differences, ties sharing their mean. */
    private static final class Ranks {
        /** Twice the ranks of the differences that are not zero. */
        private final int[] doubled;
        /** Of the ranks above zero, with half of those of the zeros. */
        private final double sum;

        private final double zeroSum;
        /** The sum of t^3 - t over groups of t ties. */
        private final double tieTerm;

        Ranks(double[] differences) {
            double[] sorted = Arrays.stream(differences).map(Math::abs).sorted().toArray();
            int[] ranks = new int[differences.length];
            int size = 0;
            double above = 0;
            double zeros = 0;
            double terms = 0;
            for (double difference : differences) {
                int first = firstAt(sorted, Math.abs(difference));
                int ties = tiesFrom(sorted, first);
                terms += (double) ties * ties - 1;
                int twice = 2 * first + 1 + ties;
                if (difference == 0) {
                    zeros += twice / 2.0;
                } else {
                    ranks[size++] = twice;
                    above += difference > 0 ? twice / 2.0 : 0;
                }
            }
            doubled = Arrays.copyOf(ranks, size);
            sum = above + zeros / 2;
            zeroSum = zeros;
            tieTerm = terms;
        }

        boolean isPlain() {
            return zeroSum == 0 && tieTerm == 0;
        }

        private static int firstAt(double[] sorted, double value) {
            int at = Arrays.binarySearch(sorted, value);
            while (at > 0 && sorted[at - 1] == value) {
                at--;
            }
            return at;
        }

        private static int tiesFrom(double[] sorted, int first) {
            int end = first + 1;
            while (end < sorted.length && sorted[end] == sorted[first]) {
                end++;
            }
            return end - first;
        }
    }
}
