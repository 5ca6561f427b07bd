package dev.luthier.optimizers.halving.rung;

import dev.luthier.random.RandomStream;
import java.util.Arrays;

/** At which rung a new trial begins: drawn by its number, from the experiment's seed. Immutable. */
public final class Brackets {
    private static final long BRACKETS = 1;

    private final double[] probabilities;
    private final long seed;

    /** @param count how many of the lowest rungs may be drawn */
    public Brackets(RungLevels levels, int count, long seed) {
        this.probabilities = probabilities(levels, Math.min(count, levels.count()));
        this.seed = seed;
    }

    public int rungOf(int trial) {
        return probabilities.length == 1 ? 0 : drawn(probabilities, RandomStream.of(seed, BRACKETS, trial));
    }

    /** An index with one of these probabilities, which sum to 1. */
    public static int drawn(double[] probabilities, RandomStream random) {
        double left = random.nextDouble();
        int index = 0;
        while (index < probabilities.length - 1 && left >= probabilities[index]) {
            left -= probabilities[index++];
        }
        return index;
    }

    /**
     * Those of Hyper-Tune: the more a rung's results are trusted and the less they cost, the likelier it is.
     *
     * @param trust a share for each rung, not all of them 0
     */
    public static double[] probabilities(RungLevels levels, double[] trust) {
        double[] shares = new double[trust.length];
        for (int rung = 0; rung < shares.length; rung++) {
            shares[rung] = trust[rung] / levels.level(rung);
        }
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    /** Such that every bracket costs about the same: the share of a rung falls with its level and with its height. */
    public static double[] probabilities(RungLevels levels, int count) {
        double[] shares = new double[count];
        double sum = 0;
        for (int rung = 0; rung < count; rung++) {
            shares[rung] = (double) levels.count() / (levels.count() - rung) / levels.level(rung);
            sum += shares[rung];
        }
        for (int rung = 0; rung < count; rung++) {
            shares[rung] /= sum;
        }
        return shares;
    }
}
