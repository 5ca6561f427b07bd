package dev.luthier.optimizers.stop.curve;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Extrapolates learning curves in the manner of Domhan, Springenberg and Hutter ("Speeding up Automatic Hyperparameter
 * Optimization of Deep Neural Networks by Extrapolation of Learning Curves", IJCAI 2015), with an ensemble of parametric
 * curves of which newer reports count up to ten times as much as the oldest. Instead of sampling their parameters it solves
 * for the two linear ones at each of some values of the third, takes the best of each family, and weighs the families by
 * their BIC: some microseconds instead of seconds, and the same answer every time.
 *
 * <p>Not thread-safe: it reuses its memory.
 */
public final class Forecaster {
    private static final int LEAST = 5;
    private static final int PARAMETERS = 3;
    private static final int MOST = 100;
    private static final double TINY = 1e-14;

    private final Shapes shapes = new Shapes();
    private final Points points = new Points();
    private final double[] @Nullable [] weightsBySize = new double[MOST + 1][];
    private final double[] shapeMeans = new double[Shapes.COLUMNS];
    private final double[] shapeSquares = new double[Shapes.COLUMNS];
    private final double[] products = new double[Shapes.COLUMNS];
    private final Ensemble ensemble = new Ensemble();

    /**
     * The loss at {@code step} as far as the first {@code count} reports of the curve tell; null if they are too few, or
     * rise, so that no shape of learning fits.
     */
    public @Nullable Forecast forecast(Curve curve, int count, long step, Direction direction) {
        points.take(curve, count, direction);
        int n = points.size();
        if (n < LEAST) {
            return null;
        }
        double[] weights = weights(n);
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += weights[i] * points.loss(i);
        }
        sum(weights, mean);
        double[] target = shapes.at(points.time(step));
        ensemble.clear();
        for (int family = 0; family < Shapes.FAMILIES; family++) {
            int column = best(family);
            if (column >= 0) {
                add(column, weights, mean, target[column]);
            }
        }
        return ensemble.forecast(n);
    }

    /** The column of the family with the smallest error among those that fall; -1 if none does. */
    private int best(int family) {
        int best = -1;
        double mostExplained = -1;
        for (int column = Shapes.from(family); column < Shapes.to(family); column++) {
            double spread = shapeSquares[column] - shapeMeans[column] * shapeMeans[column];
            if (products[column] >= 0 && spread > TINY * shapeSquares[column]) {
                double explained = products[column] * products[column] / spread;
                if (explained > mostExplained) {
                    mostExplained = explained;
                    best = column;
                }
            }
        }
        return best;
    }

    // Column by column inside, so that the compiler makes vector instructions of it.
    private void sum(double[] weights, double mean) {
        Arrays.fill(shapeMeans, 0);
        Arrays.fill(shapeSquares, 0);
        Arrays.fill(products, 0);
        for (int i = 0; i < points.size(); i++) {
            addRow(shapes.at(points.time(i)), weights[i], weights[i] * (points.loss(i) - mean));
        }
    }

    private void addRow(double[] row, double weight, double weightedLoss) {
        for (int column = 0; column < Shapes.COLUMNS; column++) {
            double shape = row[column];
            shapeMeans[column] += weight * shape;
            shapeSquares[column] += weight * shape * shape;
            products[column] += weightedLoss * shape;
        }
    }

    /** The chosen fit again, now around its mean, so that nothing cancels. */
    private void add(int column, double[] weights, double mean, double target) {
        int n = points.size();
        double shapeMean = shapeMeans[column];
        double spread = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            double deviation = shapes.at(points.time(i))[column] - shapeMean;
            spread += weights[i] * deviation * deviation;
            product += weights[i] * deviation * (points.loss(i) - mean);
        }
        double slope = product / spread;
        double error = 0;
        for (int i = 0; i < n; i++) {
            double deviation = shapes.at(points.time(i))[column] - shapeMean;
            double residual = points.loss(i) - mean - slope * deviation;
            error += weights[i] * residual * residual;
        }
        double lever = target - shapeMean;
        double variance = error * n / (n - PARAMETERS) * (1 + (1 + lever * lever / spread) / n);
        double current = shapes.at(points.time(n - 1))[column] - shapeMean;
        ensemble.add(new Forecast(mean + slope * lever, StrictMath.sqrt(variance), mean + slope * current), error);
    }

    /** From the oldest to the newest, ten times as much; their sum is 1. */
    private double[] weights(int n) {
        double[] weights = weightsBySize[n];
        if (weights == null) {
            weights = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                weights[i] = StrictMath.pow(10, (double) i / n);
                sum += weights[i];
            }
            for (int i = 0; i < n; i++) {
                weights[i] /= sum;
            }
            weightsBySize[n] = weights;
        }
        return weights;
    }
}
