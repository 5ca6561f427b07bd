package dev.luthier.optimizers.pareto;

import dev.luthier.random.RandomStream;
import java.util.List;

/** Several objectives as one: augmented Chebyshev distance with weights drawn by chance (Knowles 2006, ParEGO). */
final class Scalarisation {
    private static final double AUGMENTATION = 0.05;
    private static final double UPPER_QUANTILE = 0.95;

    private final double[] weights;
    private final double[] least;
    private final double[] range;

    /** @param losses of the finished trials, at least one */
    Scalarisation(double[] weights, List<double[]> losses) {
        this.weights = weights;
        this.least = new double[weights.length];
        this.range = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            int axis = i;
            double[] sorted = losses.stream().mapToDouble(each -> each[axis]).sorted().toArray();
            double upper = sorted[(int) Math.floor(UPPER_QUANTILE * (sorted.length - 1))];
            least[i] = sorted[0];
            range[i] = upper > sorted[0] ? upper - sorted[0] : Math.max(1e-12, sorted[sorted.length - 1] - sorted[0]);
        }
    }

    /** Uniform on the simplex: spacings of exponential draws. */
    static double[] weights(int objectives, RandomStream random) {
        double[] weights = new double[objectives];
        double sum = 0;
        for (int i = 0; i < objectives; i++) {
            weights[i] = -StrictMath.log(1 - random.nextDouble());
            sum += weights[i];
        }
        for (int i = 0; i < objectives; i++) {
            weights[i] = sum > 0 ? weights[i] / sum : 1.0 / objectives;
        }
        return weights;
    }

    double of(double[] losses) {
        double[] normalised = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            normalised[i] = (losses[i] - least[i]) / range[i];
        }
        return chebyshev(normalised, weights);
    }

    static double chebyshev(double[] normalised, double[] weights) {
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            largest = Math.max(largest, weights[i] * normalised[i]);
            sum += weights[i] * normalised[i];
        }
        return largest + AUGMENTATION * sum;
    }
}
