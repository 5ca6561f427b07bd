package dev.luthier.statistic;

import java.util.Arrays;

/**
 * Whether paired values differ, by the ranks of their differences (Wilcoxon 1945). Pairs without a difference are left out.
 *
 * @param pairs how many have a difference
 * @param positive sum of the ranks where the first value is larger
 * @param negative sum of the ranks where it is smaller
 * @param p two-sided: exact up to 100 pairs, also with ties; above that from the normal distribution, corrected for ties
 */
public record SignedRankTest(int pairs, double positive, double negative, double p) {
    private static final int MOST_EXACT = 100;

    public static SignedRankTest of(double[] ones, double[] others) {
        double[] differences = differences(ones, others);
        double[] ranks = Ranks.of(Arrays.stream(differences).map(Math::abs).toArray());
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < ranks.length; i++) {
            positive += differences[i] > 0 ? ranks[i] : 0;
            negative += differences[i] < 0 ? ranks[i] : 0;
        }
        double smaller = Math.min(positive, negative);
        double tail = ranks.length <= MOST_EXACT ? exactTail(ranks, smaller) : normalTail(ranks, smaller);
        return new SignedRankTest(ranks.length, positive, negative, Math.min(1, 2 * tail));
    }

    private static double[] differences(double[] ones, double[] others) {
        if (ones.length != others.length) {
            throw new IllegalArgumentException(
                    "there are " + ones.length + " and " + others.length + " values, must be as many of either");
        }
        double[] differences = new double[ones.length];
        Arrays.setAll(differences, i -> ones[i] - others[i]);
        return Arrays.stream(differences).filter(difference -> difference != 0).toArray();
    }

    // The probability of a sum of at most this size when each rank counts or not with equal chance. Ranks may be
    // halves.
    private static double exactTail(double[] ranks, double sum) {
        int[] doubled = Arrays.stream(ranks)
                .mapToInt(rank -> (int) Math.round(2 * rank))
                .toArray();
        double[] probability = new double[Arrays.stream(doubled).sum() + 1];
        probability[0] = 1;
        for (int rank : doubled) {
            for (int total = probability.length - 1; total >= 0; total--) {
                probability[total] = (probability[total] + (total >= rank ? probability[total - rank] : 0)) / 2;
            }
        }
        return Arrays.stream(probability, 0, (int) Math.round(2 * sum) + 1).sum();
    }

    private static double normalTail(double[] ranks, double sum) {
        double mean = Arrays.stream(ranks).sum() / 2;
        double variance = Arrays.stream(ranks).map(rank -> rank * rank).sum() / 4;
        return Distributions.normal((sum - mean) / StrictMath.sqrt(variance));
    }
}
