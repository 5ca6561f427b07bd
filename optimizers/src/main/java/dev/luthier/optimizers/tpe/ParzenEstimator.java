package dev.luthier.optimizers.tpe;

import dev.luthier.optimizers.numeric.Exponential;
import dev.luthier.random.RandomStream;
import java.util.List;

/**
 * A density over the unit cube: a mixture with one component for each observation and a wide one, the prior. A component
 * is the product of a kernel for each axis (Bergstra et al., NeurIPS 2011; multivariate as in Falkner et al., BOHB, 2018).
 */
final class ParzenEstimator {
    /** Terms that are smaller by this factor in the exponent do not change a sum of thousands. */
    private static final double NEGLIGIBLE = 45;

    private final List<Kernels> axes;
    private final double[] weights;
    private final double[] logWeights;

    /** @param weights of the components, the prior's as the last; they need not sum to 1 */
    ParzenEstimator(List<Kernels> axes, double[] weights) {
        this.axes = List.copyOf(axes);
        this.weights = normalised(weights);
        this.logWeights = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            logWeights[i] = StrictMath.log(this.weights[i]);
        }
    }

    /** The logarithm of the density at a point, which has a coordinate for each axis. */
    double logDensity(double[] point) {
        double[] sums = logWeights.clone();
        for (int axis = 0; axis < point.length; axis++) {
            axes.get(axis).addLogDensities(point[axis], sums);
        }
        return logSumExp(sums);
    }

    /** A point drawn from the mixture. */
    double[] draw(RandomStream random) {
        int component = drawComponent(random);
        return drawAxes(random, () -> component);
    }

    /** A point whose coordinates come from components of their own, so that it crosses several observations. */
    double[] drawCrossed(RandomStream random) {
        return drawAxes(random, () -> drawComponent(random));
    }

    /** Chooses a component. */
    private interface ComponentChoice {
        int next();
    }

    private double[] drawAxes(RandomStream random, ComponentChoice component) {
        double[] point = new double[axes.size()];
        for (int axis = 0; axis < point.length; axis++) {
            point[axis] = axes.get(axis).draw(component.next(), random);
        }
        return point;
    }

    private int drawComponent(RandomStream random) {
        double left = random.nextDouble();
        int component = 0;
        while (component < weights.length - 1 && left >= weights[component]) {
            left -= weights[component];
            component++;
        }
        return component;
    }

    private static double[] normalised(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double[] normalised = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            normalised[i] = weights[i] / total;
        }
        return normalised;
    }

    private static double logSumExp(double[] terms) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            highest = Math.max(highest, term);
        }
        double sum = 0;
        for (double term : terms) {
            if (term > highest - NEGLIGIBLE) {
                sum += Exponential.exp(term - highest);
            }
        }
        return highest + StrictMath.log(sum);
    }
}
