package dev.luthier.optimizers.gaussian.model;

import dev.luthier.optimizers.gaussian.input.Rows;
import java.util.Arrays;

/** Means and variances at many points at once, which takes a fraction of the time of one after the other. */
public final class Predictions {
    private static final double VARIANCE_FLOOR = 1e-12;

    /** So many points at a time stay in the processor's cache. */
    private static final int BLOCK = 64;

    private final Posterior posterior;
    private final Rows points;
    private final double[][] means;
    private final double[] observedVariances;
    private final double[] variances;

    private Predictions(Posterior posterior, Rows points) {
        this.posterior = posterior;
        this.points = points;
        int n = points.size();
        means = new double[posterior.targets()][n];
        observedVariances = new double[n];
        variances = new double[n];
        for (int i = 0; i < n; i++) {
            double[] features = points.row(i);
            variances[i] = posterior.kernel().variance(features);
            means[0][i] = posterior.kernel().mean(features);
        }
    }

    /** Exact means and variances. */
    public static Predictions of(Posterior posterior, Rows points) {
        Predictions predictions = new Predictions(posterior, points);
        double[][] covariances = new double[posterior.size()][points.size()];
        double[][] rows = new double[posterior.size()][];
        Arrays.setAll(rows, posterior.rows()::row);
        for (int from = 0; from < points.size(); from += BLOCK) {
            predictions.predict(rows, covariances, from, Math.min(points.size(), from + BLOCK));
        }
        return predictions;
    }

    /**
     * Exact means, and variances given only the one row that says most about the point: never smaller than the true ones,
     * and found in a time that grows with the number of rows instead of its square.
     */
    public static Predictions screening(Posterior posterior, Rows points) {
        Predictions predictions = new Predictions(posterior, points);
        double[] largest = new double[points.size()];
        double[] covariances = new double[points.size()];
        double[] slopes = new double[points.size()];
        for (int row = 0; row < posterior.size(); row++) {
            double[] features = posterior.rows().row(row);
            posterior.kernel().covariances(points, 0, points.size(), features, covariances, slopes);
            predictions.addMeans(row, covariances, 0, points.size());
            double own = posterior.kernel().variance(features)
                    + posterior.kernel().hyperparameters().noise();
            for (int i = 0; i < largest.length; i++) {
                largest[i] = Math.max(largest[i], covariances[i] * covariances[i] / own);
            }
        }
        for (int i = 0; i < largest.length; i++) {
            predictions.variances[i] = Math.max(VARIANCE_FLOOR, predictions.variances[i] - largest[i]);
            predictions.observedVariances[i] = predictions.variances[i];
        }
        return predictions;
    }

    private void predict(double[][] rows, double[][] covariances, int from, int to) {
        double[] slopes = new double[to];
        for (int row = 0; row < covariances.length; row++) {
            posterior.kernel().covariances(points, from, to, rows[row], covariances[row], slopes);
            addMeans(row, covariances[row], from, to);
        }
        posterior.factor().forwardAll(covariances, from, to);
        subtractSquares(covariances, 0, posterior.observed(), from, to);
        for (int i = from; i < to; i++) {
            observedVariances[i] = Math.max(VARIANCE_FLOOR, variances[i]);
        }
        subtractSquares(covariances, posterior.observed(), covariances.length, from, to);
        for (int i = from; i < to; i++) {
            variances[i] = Math.max(VARIANCE_FLOOR, variances[i]);
        }
    }

    private void addMeans(int row, double[] covariances, int from, int to) {
        for (int target = 0; row < posterior.observed() && target < means.length; target++) {
            double weight = posterior.weights(target)[row];
            for (int i = from; i < to; i++) {
                means[target][i] += weight * covariances[i];
            }
        }
    }

    private void subtractSquares(double[][] solved, int firstRow, int lastRow, int from, int to) {
        for (int row = firstRow; row < lastRow; row++) {
            for (int i = from; i < to; i++) {
                variances[i] -= solved[row][i] * solved[row][i];
            }
        }
    }

    public int size() {
        return variances.length;
    }

    public double mean(int target, int point) {
        return means[target][point];
    }

    /** The variance of the score itself, without noise, given the observed rows only. */
    public double observedVariance(int point) {
        return observedVariances[point];
    }

    /** The variance given the running rows too. */
    public double variance(int point) {
        return variances[point];
    }
}
