package dev.luthier.optimizers.halving.rung;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many trials run at which rungs in one round of successive halving.
 *
 * @param firstRung where the trials begin
 * @param sizes how many run at that rung, at the one above it, and so on to the full resource
 */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
public record Bracket(int firstRung, int[] sizes) {
    /** A quotient this close below a whole number is that number. */
    private static final double TOLERANCE = 1e-9;

    /** Hyperband's brackets, from the one with the most trials to the one in which every trial gets the full resource. */
    public static List<Bracket> hyperband(int rungs, double eta) {
        List<Bracket> brackets = new ArrayList<>();
        for (int first = 0; first < rungs; first++) {
            brackets.add(halving(first, rungs, eta));
        }
        return brackets;
    }

    /** Hyperband's bracket that begins at that rung. */
    public static Bracket halving(int firstRung, int rungs, double eta) {
        int steps = rungs - 1 - firstRung;
        double share = rungs * StrictMath.pow(eta, steps) / (steps + 1);
        int[] sizes = new int[steps + 1];
        sizes[0] = (int) Math.ceil(share - TOLERANCE);
        double left = sizes[0];
        for (int i = 1; i < sizes.length; i++) {
            left /= eta;
            sizes[i] = (int) Math.floor(left + TOLERANCE);
        }
        return new Bracket(
                firstRung, Arrays.stream(sizes).filter(size -> size > 0).toArray());
    }

    public int size() {
        return sizes[0];
    }
}
