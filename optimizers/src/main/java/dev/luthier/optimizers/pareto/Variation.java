package dev.luthier.optimizers.pareto;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.List;

/**
 * Makes a child of two parents: simulated binary crossover (Deb and Agrawal 1995) and polynomial mutation (Deb and Goyal
 * 1996), both bounded, where values have an order; exchange and a new draw where they have none.
 */
final class Variation {
    private static final double CROSSOVER = 0.9;
    private static final double EXCHANGE = 0.5;
    private static final double ETA = 20;
    private static final double SAME = 1e-12;

    private final SearchSpace space;
    private final List<Parameter> axes;

    Variation(SearchSpace space) {
        this.space = space;
        this.axes = space.dimensions();
    }

    /** A point near or between the parents, in the unit cube. */
    double[] child(double[] mother, double[] father, RandomStream random) {
        boolean[] inMother = space.active(space.decode(mother));
        boolean[] inFather = space.active(space.decode(father));
        boolean crosses = random.nextDouble() < CROSSOVER;
        double[] child = new double[axes.size()];
        for (int i = 0; i < child.length; i++) {
            if (!inMother[i] && !inFather[i]) {
                child[i] = random.nextDouble(); // nobody to inherit from, should it become active
            } else {
                boolean both = inMother[i] && inFather[i];
                double own = inMother[i] ? mother[i] : father[i];
                child[i] = both && crosses ? crossed(i, mother[i], father[i], random) : own;
                child[i] = random.nextDouble() * child.length < 1 ? mutated(i, child[i], random) : child[i];
            }
        }
        return child;
    }

    private double crossed(int axis, double one, double other, RandomStream random) {
        boolean first = random.nextDouble() < EXCHANGE;
        if (!isOrdered(axis) || random.nextDouble() < EXCHANGE) {
            return first ? one : other;
        }
        double[] children = simulatedBinary(Math.min(one, other), Math.max(one, other), random.nextDouble());
        return first ? children[0] : children[1];
    }

    private double mutated(int axis, double value, RandomStream random) {
        return isOrdered(axis) ? polynomial(value, random.nextDouble()) : random.nextDouble();
    }

    private boolean isOrdered(int axis) {
        return !(axes.get(axis) instanceof Parameter.Finite finite) || finite.isOrdered();
    }

    /** The two children of {@code low <= high} for the uniform draw {@code u}. */
    static double[] simulatedBinary(double low, double high, double u) {
        double distance = high - low;
        if (distance < SAME) {
            return new double[] {low, high};
        }
        double left = spread(1 + 2 * low / distance, u);
        double right = spread(1 + 2 * (1 - high) / distance, u);
        double middle = low + high;
        return new double[] {
            clamped(0.5 * (middle - left * distance)), clamped(0.5 * (middle + right * distance))
        };
    }

    private static double spread(double beta, double u) {
        double alpha = 2 - StrictMath.pow(beta, -(ETA + 1));
        double base = u <= 1 / alpha ? u * alpha : 1 / (2 - u * alpha);
        return StrictMath.pow(base, 1 / (ETA + 1));
    }

    /** The value moved by the uniform draw {@code u}; 0.5 leaves it where it is. */
    static double polynomial(double value, double u) {
        if (u < 0.5) {
            double base = 2 * u + (1 - 2 * u) * StrictMath.pow(1 - value, ETA + 1);
            return clamped(value + StrictMath.pow(base, 1 / (ETA + 1)) - 1);
        }
        double base = 2 * (1 - u) + 2 * (u - 0.5) * StrictMath.pow(value, ETA + 1);
        return clamped(value + 1 - StrictMath.pow(base, 1 / (ETA + 1)));
    }

    private static double clamped(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
