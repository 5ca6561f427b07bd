package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Where good trials and the others are told apart. */
final class Threshold {
    private static final int MOST_GOOD = 25;
    private static final int MOST_OTHERS = 240;
    private static final double PRIOR = 1;

    private final int[] good;
    private final int[] others;
    private final double[] weights;
    private final Odds odds;

    private Threshold(int[] good, int[] others, double[] weights, Odds odds) {
        this.good = good;
        this.others = others;
        this.weights = weights;
        this.odds = odds;
    }

    /**
     * The thresholds for the trials of a part of the space in which a dimension was active, one more than the settings say.
     *
     * @return the strictest first
     */
    static List<Threshold> of(TrialTable table, int dimension, Branch branch, TpeSettings settings) {
        int[] ranked = Arrays.stream(table.ranked(dimension))
                .filter(row -> branch.holds(table, row))
                .toArray();
        int[] known = IntStream.range(0, table.rows())
                .filter(row -> table.has(row, dimension) && branch.holds(table, row))
                .toArray();
        double strictest = Math.min(MOST_GOOD, Math.ceil(settings.gamma() * ranked.length));
        List<Threshold> thresholds = new ArrayList<>();
        int count = 0;
        for (int i = 0; i <= settings.thresholds(); i++) {
            count = Math.max(count + 1, (int) Math.ceil(strictest * StrictMath.pow(settings.growth(), i)));
            int[] best = Arrays.copyOf(ranked, Math.min(count, ranked.length));
            Arrays.sort(best);
            thresholds.add(thinned(best, others(best, known)));
        }
        return thresholds;
    }

    /** Rows of the good trials, the oldest first. */
    int[] good() {
        return good;
    }

    /**
     * Rows of the other trials, the oldest first: of the judged ones those that are not good, those that failed, and those
     * still running, so that what runs on other slots is not suggested again.
     */
    int[] others() {
        return others;
    }

    /** The weights of the others, the prior's as the last. */
    double[] weights() {
        return weights;
    }

    /** How many are good to one that is not, those included that were thinned out. */
    Odds odds() {
        return odds;
    }

    /** The known rows that are not good, both ascending. */
    private static int[] others(int[] good, int[] known) {
        int[] others = new int[known.length];
        int count = 0;
        int next = 0;
        for (int row : known) {
            if (next < good.length && good[next] == row) {
                next++;
            } else {
                others[count++] = row;
            }
        }
        return Arrays.copyOf(others, count);
    }

    /** Of very many others, about half of those kept are the newest, the rest stand for all older ones. */
    private static Threshold thinned(int[] good, int[] others) {
        double[] weights = AgeWeights.of(others.length, PRIOR);
        Odds odds = Odds.of(good.length, others.length);
        if (others.length <= MOST_OTHERS) {
            return new Threshold(good, others, weights, odds);
        }
        int older = others.length - MOST_OTHERS / 2;
        double share = MOST_OTHERS / 2.0 / older;
        int[] kept = IntStream.range(0, others.length)
                .filter(place -> place >= older || isKept(others[place], share))
                .toArray();
        double scale = older / (double) Math.max(1, kept.length - MOST_OTHERS / 2);
        double[] keptWeights = new double[kept.length + 1];
        for (int i = 0; i < kept.length; i++) {
            keptWeights[i] = weights[kept[i]] * (kept[i] < older ? scale : 1);
        }
        keptWeights[kept.length] = PRIOR;
        int[] keptRows = Arrays.stream(kept).map(place -> others[place]).toArray();
        return new Threshold(good, keptRows, keptWeights, odds);
    }

    /** By a hash of the row, so that from one suggestion to the next nearly the same rows are kept. */
    private static boolean isKept(int row, double share) {
        return (RandomStream.mix64(row) >>> 11) * 0x1.0p-53 < share;
    }
}
