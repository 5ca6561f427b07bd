package dev.luthier.optimizers.gaussian.model;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.numeric.Exponential;
import dev.luthier.optimizers.numeric.InnerProduct;
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
        int f = 0;
        for (; f + 3 < metricWeights.length; f += 4) {
            addSquares4(rows, f, features, metricWeights, covariance, from, to);
        }
        for (; f < metricWeights.length; f++) {
            addSquares(rows.column(f), features[f], metricWeights[f], covariance, from, to);
        }
        int firstCode = inputs.metricFeatures() + inputs.trendFeatures();
        for (int c = 0; c < codeWeights.length; c++) {
            addDifferent(rows.column(firstCode + c), features[firstCode + c], codeWeights[c], covariance, from, to);
        }
        double signal = hyperparameters.signal();
        for (int i = from; i < to; i++) {
            covariance[i] = Math.sqrt(5 * covariance[i]);
        }
        Exponential.decays(covariance, slope, from, to);
        for (int i = from; i < to; i++) {
            double a = covariance[i];
            double decay = signal * slope[i];
            covariance[i] = (1 + a + a * a * THIRD) * decay;
            slope[i] = -FIVE_THIRDS * (1 + a) * decay;
        }
    }

    /** Adds the part of the covariances that does not depend on distance. */
    public void addTrend(Rows rows, int from, int to, double[] features, double[] covariance) {
        if (hyperparameters.trend() != 0) {
            addTrend(inputs, hyperparameters.trend(), rows, from, to, features, covariance);
        }
    }

    /** As above, for any size of the trend: the covariances are proportional to it. */
    public static void addTrend(
            Inputs inputs, double trend, Rows rows, int from, int to, double[] features, double[] covariance) {
        int t = inputs.metricFeatures();
        int firstCode = t + inputs.trendFeatures();
        for (; t + 3 < firstCode; t += 4) {
            addProducts4(rows, t, features, trend, covariance, from, to);
        }
        for (; t < firstCode; t++) {
            addProducts(rows.column(t), trend * features[t], covariance, from, to);
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
        double[] weighted = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            weighted[i] = weights[i] * slope[i];
            total += weighted[i];
        }
        for (int f = 0; f < metricWeights.length; f++) {
            double sum = total * features[f] - InnerProduct.of(weighted, rows.column(f), 0, n);
            gradient[f] += metricWeights[f] * sum;
        }
        double trend = hyperparameters.trend();
        int first = inputs.metricFeatures();
        for (int t = first; trend != 0 && t < first + inputs.trendFeatures(); t++) {
            gradient[t] += trend * InnerProduct.of(weights, rows.column(t), 0, n);
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

    // Four columns at a time, because loading and storing the sums would otherwise take most of the time; from left to
    // right, so that the bits are those of one at a time.
    private static void addSquares4(
            Rows rows, int first, double[] point, double[] weights, double[] sum, int from, int to) {
        double[] c0 = rows.column(first);
        double[] c1 = rows.column(first + 1);
        double[] c2 = rows.column(first + 2);
        double[] c3 = rows.column(first + 3);
        double x0 = point[first];
        double x1 = point[first + 1];
        double x2 = point[first + 2];
        double x3 = point[first + 3];
        double w0 = weights[first];
        double w1 = weights[first + 1];
        double w2 = weights[first + 2];
        double w3 = weights[first + 3];
        for (int i = from; i < to; i++) {
            double d0 = c0[i] - x0;
            double d1 = c1[i] - x1;
            double d2 = c2[i] - x2;
            double d3 = c3[i] - x3;
            sum[i] = sum[i] + w0 * (d0 * d0) + w1 * (d1 * d1) + w2 * (d2 * d2) + w3 * (d3 * d3);
        }
    }

    private static void addProducts(double[] column, double factor, double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += factor * column[i];
        }
    }

    private static void addProducts4(
            Rows rows, int first, double[] point, double factor, double[] sum, int from, int to) {
        double[] c0 = rows.column(first);
        double[] c1 = rows.column(first + 1);
        double[] c2 = rows.column(first + 2);
        double[] c3 = rows.column(first + 3);
        double f0 = factor * point[first];
        double f1 = factor * point[first + 1];
        double f2 = factor * point[first + 2];
        double f3 = factor * point[first + 3];
        for (int i = from; i < to; i++) {
            sum[i] = sum[i] + f0 * c0[i] + f1 * c1[i] + f2 * c2[i] + f3 * c3[i];
        }
    }

    private static void addDifferent(double[] column, double x, double weight, double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += column[i] == x ? 0 : weight;
        }
    }
}
