package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;
import java.util.List;

/**
 * A density over the unit cube: a mixture with one component for each observation and a wide one, the prior. A component
 * is the product of a kernel for each axis (Bergstra et al., NeurIPS 2011; multivariate as in Falkner et al., BOHB, 2018).
 */
final class ParzenEstimator {
    private final List<Kernels> axes;
    private final double[] weights;
    private final double[] logWeights;

    /** @param weights of the components, the prior's as the last; they need not sum to 1 */
    ParzenEstimator(List<Kernels> axes, double[] weights) {
        this.axes = axes;
        this.weights = weights;
        this.logWeights = new double[weights.length];
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            logWeights[i] = StrictMath.log(weights[i] / total);
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

    double marginals(double[] point) {
        double total = 0;
        double[] sums = new double[logWeights.length];
        for (int axis = 0; axis < point.length; axis++) {
            System.arraycopy(logWeights, 0, sums, 0, sums.length);
            axes.get(axis).addLogDensities(point[axis], sums);
            total += logSumExp(sums);
        }
        return total;
    }

    double[] drawCrossed(RandomStream random) {
        double[] point = new double[axes.size()];
        for (int axis = 0; axis < point.length; axis++) {
            point[axis] = axes.get(axis).draw(drawComponent(random.nextDouble()), random);
        }
        return point;
    }

    double[] draw(RandomStream random) {
        int component = drawComponent(random.nextDouble());
        double[] point = new double[axes.size()];
        for (int axis = 0; axis < point.length; axis++) {
            point[axis] = axes.get(axis).draw(component, random);
        }
        return point;
    }

    private int drawComponent(double u) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = u * total;
        int component = 0;
        while (component < weights.length - 1 && left >= weights[component]) {
            left -= weights[component];
            component++;
        }
        return component;
    }

    private static double logSumExp(double[] terms) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            highest = Math.max(highest, term);
        }
        double sum = 0;
        for (double term : terms) {
            if (term > highest - 40) {
                sum += Math.exp(term - highest);
            }
        }
        return highest + StrictMath.log(sum);
    }
}
