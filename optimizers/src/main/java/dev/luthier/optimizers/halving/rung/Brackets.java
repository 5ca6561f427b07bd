package dev.luthier.optimizers.halving.rung;

import dev.luthier.random.RandomStream;

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
        if (probabilities.length == 1) {
            return 0;
        }
        double left = RandomStream.of(seed, BRACKETS, trial).nextDouble();
        int rung = 0;
        while (rung < probabilities.length - 1 && left >= probabilities[rung]) {
            left -= probabilities[rung++];
        }
        return rung;
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
