package dev.luthier.optimizers.differential;

import dev.luthier.random.RandomStream;

/**
 * Mutation and crossover of points of the unit cube (Storn and Price, "Differential evolution", J. Global Optimization 11,
 * 1997). Immutable.
 *
 * @param scale of a difference, in (0, 2]
 * @param crossover share of the coordinates that a child takes from its mutant, in [0, 1]
 */
public record Variation(double scale, double crossover) {

    public Variation {
        check(scale > 0 && scale <= 2, "scale", scale, "above 0 and at most 2");
        check(crossover >= 0 && crossover <= 1, "crossover", crossover, "from 0 to 1");
    }

    /** {@code base + scale * (plus - minus)}, which may lie outside of the cube. */
    public double[] mutant(double[] base, double[] plus, double[] minus) {
        double[] mutant = new double[base.length];
        for (int i = 0; i < mutant.length; i++) {
            mutant[i] = base[i] + scale * (plus[i] - minus[i]);
        }
        return mutant;
    }

    /** The same with a further step, from {@code base} towards {@code guide}. */
    public double[] mutant(double[] base, double[] guide, double[] plus, double[] minus) {
        double[] mutant = mutant(base, plus, minus);
        for (int i = 0; i < mutant.length; i++) {
            mutant[i] += scale * (guide[i] - base[i]);
        }
        return mutant;
    }

    /** Draws every coordinate anew that lies outside of the cube. */
    public static double[] inside(double[] mutant, RandomStream random) {
        double[] inside = mutant.clone();
        for (int i = 0; i < inside.length; i++) {
            if (!(inside[i] >= 0 && inside[i] <= 1)) {
                inside[i] = random.nextDouble();
            }
        }
        return inside;
    }

    /** Binomial crossover: the target with some coordinates of the mutant, at least one. */
    public double[] child(double[] target, double[] mutant, RandomStream random) {
        double[] child = target.clone();
        int forced = child.length == 0 ? -1 : random.nextInt(child.length);
        for (int i = 0; i < child.length; i++) {
            if (random.nextDouble() < crossover || i == forced) {
                child[i] = mutant[i];
            }
        }
        return child;
    }

    private static void check(boolean holds, String setting, double value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "setting " + setting + " of differential evolution is " + value + ", must be " + accepted);
        }
    }
}
