package dev.luthier.optimizers.gaussian.model;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.numeric.Exponential;
import java.util.Arrays;

/**
 * A Matérn-5/2 covariance with one length scale for each dimension, plus a trend of main effects. Immutable.
 *
 * <p>Unordered values count as a distance of 1 when they differ. The trend lets a few observations tell towards which side
 * things get better in each dimension, and which value of an unordered parameter is better throughout, before there are
 * enough of them to learn how the dimensions act together. The mean is a hill: who chooses ranges takes care that the best
 * is inside (a quadratic mean helps early in Snoek and others: "Scalable Bayesian Optimization Using Deep Neural Networks",
 * ICML 2015, too).
 */
public final class Kernel {
    private static final double THIRD = 1.0 / 3;
    private static final double FIVE_THIRDS = 5.0 / 3;

    private final Inputs inputs;
    private final Hyperparameters hyperparameters;
    private final double[] metricWeights;
    private final double[] codeWeights;
    private final double hillOfEach;

    public Kernel(Inputs inputs, Hyperparameters hyperparameters) {
        this.inputs = inputs;
        this.hyperparameters = hyperparameters;
        this.metricWeights = new double[inputs.metricFeatures()];
        Arrays.setAll(metricWeights, f -> weight(inputs.metricAxis(f)));
        this.codeWeights = new double[inputs.codes()];
        Arrays.setAll(codeWeights, c -> weight(inputs.codeAxis(c)));
        this.hillOfEach = hyperparameters.hill() / Math.sqrt(Math.max(1, inputs.dimensions()));
    }

    private double weight(int dimension) {
        double lengthScale = hyperparameters.lengthScales()[dimension];
        return 1 / (lengthScale * lengthScale);
    }

    /** The Matérn-5/2 correlation at a squared distance. */
    public static double correlation(double squaredDistance) {
        double a = Math.sqrt(5 * squaredDistance);
        return (1 + a + a * a * THIRD) * Exponential.exp(-a);
    }

    /** The derivative of {@link #correlation}, finite at 0. */
    public static double correlationSlope(double squaredDistance) {
        double a = Math.sqrt(5 * squaredDistance);
        return -FIVE_THIRDS / 2 * (1 + a) * Exponential.exp(-a);
    }

    public Hyperparameters hyperparameters() {
        return hyperparameters;
    }

    public Inputs inputs() {
        return inputs;
    }

    /** The mean at a point, before anything is observed. */
    public double mean(double[] features) {
        double sum = 0;
        int first = inputs.metricFeatures();
        for (int parabola = first + 1; parabola < first + inputs.trendFeatures(); parabola += 2) {
            sum -= features[parabola];
        }
        return hillOfEach * sum;
    }

    /** Adds a multiple of the derivatives of {@link #mean}. */
    public void addMeanGradient(double factor, double[] gradient) {
        int first = inputs.metricFeatures();
        for (int parabola = first + 1; parabola < first + inputs.trendFeatures(); parabola += 2) {
            gradient[parabola] -= factor * hillOfEach;
        }
    }

    /** The variance at a point, before anything is observed. */
    public double variance(double[] features) {
        double sum = inputs.codes();
        int first = inputs.metricFeatures();
        for (int t = first; t < first + inputs.trendFeatures(); t++) {
            sum += features[t] * features[t];
        }
        return hyperparameters.signal() + hyperparameters.trend() * sum;
    }

    /**
     * The covariances of a point with rows {@code from} to {@code to}.
     *
     * @param covariance is filled from {@code from} on
     * @param slope is filled with twice the derivative by the squared scaled distance
     */
    public void covariances(Rows rows, int from, int to, double[] features, double[] covariance, double[] slope) {
        matern(rows, from, to, features, covariance, slope);
        addTrend(rows, from, to, features, covariance);
    }

    /** As {@link #covariances}, the part that depends on distance only. */
    public void matern(Rows rows, int from, int to, double[] features, double[] covariance, double[] slope) {
        Arrays.fill(covariance, from, to, 0);
        for (int f = 0; f < metricWeights.length; f++) {
            addSquares(rows.column(f), features[f], metricWeights[f], covariance, from, to);
        }
        int firstCode = inputs.metricFeatures() + inputs.trendFeatures();
        for (int c = 0; c < codeWeights.length; c++) {
            addDifferent(rows.column(firstCode + c), features[firstCode + c], codeWeights[c], covariance, from, to);
        }
        double signal = hyperparameters.signal();
        for (int i = from; i < to; i++) {
            double a = Math.sqrt(5 * covariance[i]);
            double decay = signal * Exponential.exp(-a);
            covariance[i] = (1 + a + a * a * THIRD) * decay;
            slope[i] = -FIVE_THIRDS * (1 + a) * decay;
        }
    }

    /** Adds the part of the covariances that does not depend on distance. */
    public void addTrend(Rows rows, int from, int to, double[] features, double[] covariance) {
        double trend = hyperparameters.trend();
        if (trend == 0) {
            return;
        }
        int first = inputs.metricFeatures();
        int firstCode = first + inputs.trendFeatures();
        for (int t = first; t < firstCode; t++) {
            double factor = trend * features[t];
            double[] column = rows.column(t);
            for (int i = from; i < to; i++) {
                covariance[i] += factor * column[i];
            }
        }
        for (int c = firstCode; c < inputs.width(); c++) {
            double[] column = rows.column(c);
            for (int i = from; i < to; i++) {
                covariance[i] += column[i] == features[c] ? trend : 0;
            }
        }
    }

    /**
     * Adds the derivatives, by the features of a point, of a weighted sum of its covariances with the first rows.
     *
     * @param slope as {@link #covariances} filled it
     * @param weights one for each row
     * @param gradient one for each feature; those of codes stay as they are
     */
    public void addGradient(Rows rows, double[] features, double[] slope, double[] weights, double[] gradient) {
        int n = weights.length;
        for (int f = 0; f < metricWeights.length; f++) {
            double[] column = rows.column(f);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += weights[i] * slope[i] * (features[f] - column[i]);
            }
            gradient[f] += metricWeights[f] * sum;
        }
        double trend = hyperparameters.trend();
        int first = inputs.metricFeatures();
        for (int t = first; trend != 0 && t < first + inputs.trendFeatures(); t++) {
            double[] column = rows.column(t);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += weights[i] * column[i];
            }
            gradient[t] += trend * sum;
        }
    }

    /** Adds a multiple of the derivatives of {@link #variance}. */
    public void addVarianceGradient(double[] features, double factor, double[] gradient) {
        int first = inputs.metricFeatures();
        for (int t = first; t < first + inputs.trendFeatures(); t++) {
            gradient[t] += 2 * factor * hyperparameters.trend() * features[t];
        }
    }

    private static void addSquares(double[] column, double x, double weight, double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            double difference = column[i] - x;
            sum[i] += weight * (difference * difference);
        }
    }

    private static void addDifferent(double[] column, double x, double weight, double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += column[i] == x ? 0 : weight;
        }
    }
}
