package dev.luthier.optimizers.cmaes;

import dev.luthier.optimizers.numeric.SymmetricEigen;
import java.util.Arrays;
import java.util.List;

/**
 * A multivariate normal distribution that learns from generations of ranked points: CMA-ES itself, after Hansen
 * (arXiv:1604.00772), with weights below 0 for the worse half.
 *
 * <p>Points need not have been drawn from this very distribution: one that lies too far off is moved closer first (Hansen,
 * "Injecting external solutions into CMA-ES", arXiv:1110.4181).
 */
final class NormalDistribution {
    private static final double LEAST_EIGENVALUE = 1e-20;

    private final Strategy strategy;
    private final int n;
    private double[] mean;
    private double stepSize;
    private double[][] covariance;
    private SymmetricEigen axes;
    private double[] spreads;
    private double[] path;
    private double[] stepPath;
    private int generation;

    /** @param mean a coordinate for each dimension of the strategy, or none at all */
    NormalDistribution(Strategy strategy, double[] mean, double stepSize) {
        this.strategy = strategy;
        this.n = mean.length;
        this.mean = mean.clone();
        this.stepSize = stepSize;
        this.path = new double[n];
        this.stepPath = new double[n];
        this.covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            covariance[i][i] = 1;
        }
        this.axes = SymmetricEigen.of(covariance);
        this.spreads = new double[n];
        Arrays.fill(spreads, 1);
    }

    double[] mean() {
        return mean.clone();
    }

    /** Moves the mean along one axis. */
    void setMean(int axis, double value) {
        mean[axis] = value;
    }

    double stepSize() {
        return stepSize;
    }

    double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    double[] path() {
        return path.clone();
    }

    double[] stepPath() {
        return stepPath.clone();
    }

    /** Standard deviation along one axis. */
    double deviation(int axis) {
        return stepSize * Math.sqrt(covariance[axis][axis]);
    }

    /** Largest standard deviation in any direction. */
    double largestDeviation() {
        return stepSize * Arrays.stream(spreads).max().orElse(0);
    }

    /** Ratio of the largest and the smallest variance. */
    double condition() {
        double largest = Arrays.stream(spreads).max().orElse(1);
        double smallest = Arrays.stream(spreads).min().orElse(1);
        return largest * largest / (smallest * smallest);
    }

    /** The point that standard normal numbers, one for each dimension, are mapped to. */
    double[] point(double[] normal) {
        double[] point = mean.clone();
        for (int k = 0; k < n; k++) {
            double way = stepSize * spreads[k] * normal[k];
            double[] axis = axes.vector(k);
            for (int i = 0; i < n; i++) {
                point[i] += way * axis[i];
            }
        }
        return point;
    }

    /** @param ranked the points of a generation, the best first; as many as the strategy has weights */
    void learn(List<double[]> ranked) {
        if (n == 0) {
            return;
        }
        double[] whitening = Arrays.stream(spreads).map(spread -> 1 / spread).toArray();
        double[][] steps = new double[ranked.size()][];
        double[] lengths = new double[ranked.size()];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = step(ranked.get(k));
            lengths[k] = length(axes.apply(whitening, steps[k]));
            double excess = lengths[k] / longest();
            if (excess > 1) {
                steps[k] = scaled(steps[k], 1 / excess);
                lengths[k] = longest();
            }
        }
        double[] way = way(steps);
        double[] whitenedWay = axes.apply(whitening, way);
        for (int i = 0; i < n; i++) {
            mean[i] += stepSize * way[i];
        }
        boolean moderate = lengthenStepPath(whitenedWay);
        lengthenPath(way, moderate);
        learnCovariance(steps, lengths, moderate);
        stepSize *= StrictMath.exp(
                strategy.stepPathRate() / strategy.damping() * (length(stepPath) / strategy.expectedLength() - 1));
        generation++;
        decompose();
    }

    private double[] step(double[] point) {
        double[] step = new double[n];
        Arrays.setAll(step, i -> (point[i] - mean[i]) / stepSize);
        return step;
    }

    private double longest() {
        return Math.sqrt(n) + 2.0 * n / (n + 2);
    }

    private double[] way(double[][] steps) {
        double[] way = new double[n];
        for (int k = 0; k < strategy.parents(); k++) {
            for (int i = 0; i < n; i++) {
                way[i] += strategy.weights()[k] * steps[k][i];
            }
        }
        return way;
    }

    /** Whether the path is not so long that the covariance had better wait for the step size to grow. */
    private boolean lengthenStepPath(double[] whitenedWay) {
        double rate = strategy.stepPathRate();
        lengthen(stepPath, rate, Math.sqrt(rate * (2 - rate) * strategy.selectionMass()), whitenedWay);
        double startUp = Math.sqrt(1 - StrictMath.pow(1 - rate, 2.0 * (generation + 1)));
        return length(stepPath) / startUp < (1.4 + 2.0 / (n + 1)) * strategy.expectedLength();
    }

    private void lengthenPath(double[] way, boolean moderate) {
        double rate = strategy.pathRate();
        lengthen(path, rate, moderate ? Math.sqrt(rate * (2 - rate) * strategy.selectionMass()) : 0, way);
    }

    private static void lengthen(double[] path, double rate, double factor, double[] way) {
        for (int i = 0; i < path.length; i++) {
            path[i] = (1 - rate) * path[i] + factor * way[i];
        }
    }

    private void learnCovariance(double[][] steps, double[] lengths, boolean moderate) {
        double one = strategy.rankOneRate();
        double mu = strategy.rankMuRate();
        double lost = moderate ? 0 : one * strategy.pathRate() * (2 - strategy.pathRate());
        double kept = 1 + lost - one - mu * Arrays.stream(strategy.weights()).sum();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = kept * covariance[i][j] + one * path[i] * path[j];
                for (int k = 0; k < steps.length; k++) {
                    sum += mu * weight(k, lengths[k]) * steps[k][i] * steps[k][j];
                }
                covariance[i][j] = sum;
                covariance[j][i] = sum;
            }
        }
    }

    /** A bad point takes away the less, the longer its step is; else the matrix could lose its positive definiteness. */
    private double weight(int rank, double length) {
        double weight = strategy.weights()[rank];
        return weight >= 0 || length == 0 ? Math.max(0, weight) : weight * n / (length * length);
    }

    private void decompose() {
        axes = SymmetricEigen.of(covariance);
        spreads = Arrays.stream(axes.values())
                .map(value -> Math.sqrt(Math.max(value, LEAST_EIGENVALUE)))
                .toArray();
    }

    private static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(element -> element * factor).toArray();
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double element : vector) {
            sum += element * element;
        }
        return Math.sqrt(sum);
    }
}
