package dev.luthier.optimizers.gaussian.fit;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.gaussian.model.Kernel;
import dev.luthier.optimizers.numeric.BoxFunction;
import dev.luthier.optimizers.numeric.CholeskyFactor;
import dev.luthier.optimizers.numeric.InnerProduct;
import dev.luthier.optimizers.numeric.Normal;
import java.util.Arrays;

/**
 * Minus the logarithm of how likely the observations and the hyperparameters are together, as a function of the logarithms
 * of length scales, signal, noise and trend, in this order.
 *
 * <p>Rasmussen, Williams: "Gaussian Processes for Machine Learning", equations 2.30 and 5.9. Not thread-safe.
 */
final class MarginalLikelihood implements BoxFunction {
    private static final double PIVOT_FLOOR = 1e-12;

    private final Observations observations;
    private final double hill;
    private final boolean withPrior;
    private final Prior prior;
    private final int n;
    private final int dimensions;
    private final double[][] matern;
    private final double[][] slopes;
    private final double[][] covariance;
    private final double[][] unitTrend;
    private final double[][] lengthSums;
    private final CholeskyFactor factor;

    MarginalLikelihood(Observations observations, double hill, boolean withPrior) {
        this.hill = hill;
        this.observations = observations;
        this.withPrior = withPrior;
        this.n = observations.size();
        this.dimensions = observations.inputs().dimensions();
        this.prior = new Prior(dimensions);
        this.matern = new double[n][n];
        this.slopes = new double[n][n];
        this.covariance = new double[n][n];
        this.unitTrend = unitTrend(observations);
        this.lengthSums = new double[dimensions][n];
        this.factor = new CholeskyFactor(Math.max(1, n), PIVOT_FLOOR);
    }

    /** The part of the covariances that is proportional to the trend, for a trend of 1. */
    private static double[][] unitTrend(Observations observations) {
        int n = observations.size();
        double[][] unit = new double[n][n];
        for (int j = 0; j < n; j++) {
            double[] features = observations.rows().row(j);
            Kernel.addTrend(observations.inputs(), 1, observations.rows(), j, n, features, unit[j]);
        }
        return unit;
    }

    static Hyperparameters hyperparameters(double[] logs, double hill) {
        int d = logs.length - 3;
        double[] lengthScales = new double[d];
        Arrays.setAll(lengthScales, i -> StrictMath.exp(logs[i]));
        return new Hyperparameters(
                lengthScales, StrictMath.exp(logs[d]), StrictMath.exp(logs[d + 2]), StrictMath.exp(logs[d + 1]), hill);
    }

    static double[] logs(Hyperparameters hyperparameters) {
        int d = hyperparameters.lengthScales().length;
        double[] logs = new double[d + 3];
        for (int i = 0; i < d; i++) {
            logs[i] = StrictMath.log(hyperparameters.lengthScales()[i]);
        }
        logs[d] = StrictMath.log(hyperparameters.signal());
        logs[d + 1] = StrictMath.log(hyperparameters.noise());
        logs[d + 2] = StrictMath.log(hyperparameters.trend());
        return logs;
    }

    @Override
    public double at(double[] logs, double[] gradient) {
        Arrays.fill(gradient, 0);
        double value = withPrior ? addPrior(logs, gradient) : 0;
        if (n == 0) {
            return value;
        }
        Kernel kernel = new Kernel(observations.inputs(), hyperparameters(logs, hill));
        if (!factor(kernel)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] weights = residuals(kernel);
        factor.forward(weights, 0, n);
        value += 0.5 * InnerProduct.of(weights, weights, 0, n) + factor.logDiagonal() + n * Normal.HALF_LOG_TWO_PI;
        factor.backward(weights, 0, n);
        addGradient(kernel, weights, gradient);
        return value;
    }

    /** What the mean leaves to be explained. */
    private double[] residuals(Kernel kernel) {
        double[] residuals = observations.scores().clone();
        for (int i = 0; i < n; i++) {
            residuals[i] -= kernel.mean(observations.rows().row(i));
        }
        return residuals;
    }

    private double addPrior(double[] logs, double[] gradient) {
        double value = 0;
        for (int i = 0; i < dimensions; i++) {
            value += prior.ofLogLength(logs[i]);
            gradient[i] = prior.slopeOfLogLength(logs[i]);
        }
        int d = dimensions;
        gradient[d] = prior.slopeOfLogSignal(logs[d]);
        gradient[d + 1] = prior.slopeOfLogNoise(logs[d + 1]);
        gradient[d + 2] = prior.slopeOfLogTrend(logs[d + 2]);
        return value + prior.ofLogSignal(logs[d]) + prior.ofLogNoise(logs[d + 1]) + prior.ofLogTrend(logs[d + 2]);
    }

    /** Whether the matrix is positive definite. */
    private boolean factor(Kernel kernel) {
        Rows rows = observations.rows();
        double noise = kernel.hyperparameters().noise();
        for (int j = 0; j < n; j++) {
            double[] features = rows.row(j);
            kernel.matern(rows, j, n, features, matern[j], slopes[j]);
            addTrend(j, kernel.hyperparameters().trend());
            covariance[j][j] += noise + observations.extraNoise()[j];
        }
        factor.factor(covariance, n);
        return factor.flooredPivots() == 0;
    }

    private void addTrend(int j, double trend) {
        double[] sums = covariance[j];
        double[] one = matern[j];
        double[] unit = unitTrend[j];
        for (int i = j; i < n; i++) {
            sums[i] = one[i] + trend * unit[i];
        }
    }

    private void addGradient(Kernel kernel, double[] weights, double[] gradient) {
        for (double[] sums : lengthSums) {
            Arrays.fill(sums, 0);
        }
        double[] inverse = new double[n];
        double noise = kernel.hyperparameters().noise();
        for (int j = 0; j < n; j++) {
            Arrays.fill(inverse, 0);
            inverse[j] = 1;
            factor.forward(inverse, j, n);
            factor.backward(inverse, j, n);
            for (int i = j; i < n; i++) {
                inverse[i] -= weights[i] * weights[j];
            }
            double own = 0.5 * inverse[j];
            double distant = InnerProduct.of(inverse, matern[j], j + 1, n);
            double total = InnerProduct.of(inverse, covariance[j], j + 1, n);
            double extra = noise + observations.extraNoise()[j];
            gradient[dimensions] += distant + own * matern[j][j];
            gradient[dimensions + 1] += own * noise;
            gradient[dimensions + 2] += total - distant + own * (covariance[j][j] - extra - matern[j][j]);
            addLengths(j, inverse);
        }
        for (int d = 0; d < dimensions; d++) {
            double lengthScale = kernel.hyperparameters().lengthScales()[d];
            double sum = 0;
            for (double ofRow : lengthSums[d]) {
                sum += ofRow;
            }
            gradient[d] -= sum / (lengthScale * lengthScale);
        }
    }

    /** Adds, for every dimension, the squared distances to row j, weighted by what they mean for the result. */
    private void addLengths(int j, double[] inverse) {
        Inputs inputs = observations.inputs();
        for (int i = j + 1; i < n; i++) {
            inverse[i] *= slopes[j][i];
        }
        for (int f = 0; f < inputs.metricFeatures(); f++) {
            addSquares(observations.rows().column(f), j, inverse, lengthSums[inputs.metricAxis(f)]);
        }
        int firstCode = inputs.metricFeatures() + inputs.trendFeatures();
        for (int c = 0; c < inputs.codes(); c++) {
            double[] column = observations.rows().column(firstCode + c);
            double[] sums = lengthSums[inputs.codeAxis(c)];
            for (int i = j + 1; i < n; i++) {
                sums[i] += column[i] == column[j] ? 0 : inverse[i];
            }
        }
    }

    private void addSquares(double[] column, int j, double[] factors, double[] sums) {
        double own = column[j];
        for (int i = j + 1; i < n; i++) {
            double difference = column[i] - own;
            sums[i] += factors[i] * (difference * difference);
        }
    }
}
