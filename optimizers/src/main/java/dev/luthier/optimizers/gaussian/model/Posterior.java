package dev.luthier.optimizers.gaussian.model;

import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.numeric.CholeskyFactor;

/**
 * What the process believes after some observations.
 *
 * <p>Rows are of two kinds: observed ones first, then running ones, of which only the place is known. A running row leaves
 * the mean as it is and makes the variance smaller. The targets can be replaced without new factoring; more than one of them
 * can share a factor. Not thread-safe.
 */
public final class Posterior {
    private static final int CAPACITY = 64;
    private static final double RELATIVE_PIVOT_FLOOR = 1e-10;

    private final Kernel kernel;
    private final Rows rows;
    private final CholeskyFactor factor;
    private double[][] weights = {};
    private double[] covariances = new double[CAPACITY];
    private double[] slopes = new double[CAPACITY];
    private int observed;

    public Posterior(Kernel kernel) {
        this.kernel = kernel;
        this.rows = new Rows(kernel.inputs().width(), CAPACITY);
        this.factor = new CholeskyFactor(
                CAPACITY, RELATIVE_PIVOT_FLOOR * kernel.hyperparameters().signal());
    }

    public Kernel kernel() {
        return kernel;
    }

    public Rows rows() {
        return rows;
    }

    CholeskyFactor factor() {
        return factor;
    }

    public int observed() {
        return observed;
    }

    /** How many rows there are, running ones included. */
    public int size() {
        return rows.size();
    }

    /** Forgets all running rows, then adds an observed one. */
    public void observe(double[] features, double extraNoise) {
        forgetRunning();
        append(features, extraNoise);
        observed++;
    }

    public void forgetRunning() {
        rows.truncate(observed);
        factor.truncate(observed);
    }

    public void addRunning(double[] features) {
        append(features, 0);
    }

    private void append(double[] features, double extraNoise) {
        int n = rows.size();
        if (n >= covariances.length) {
            covariances = new double[2 * n];
            slopes = new double[2 * n];
        }
        kernel.covariances(rows, 0, n, features, covariances, slopes);
        double noise = kernel.hyperparameters().noise() + extraNoise;
        factor.append(covariances, kernel.variance(features) + noise);
        rows.append(features);
    }

    /**
     * Sets what was observed: one array for each target, each with one value for each observed row. The first one is the
     * score, whose mean is the kernel's before anything is observed; that of the others is 0.
     */
    public void setTargets(double[]... targets) {
        weights = new double[targets.length][];
        for (int t = 0; t < targets.length; t++) {
            weights[t] = targets[t].clone();
            for (int row = 0; t == 0 && row < observed; row++) {
                weights[t][row] -= kernel.mean(rows.row(row));
            }
            factor.forward(weights[t], 0, observed);
            factor.backward(weights[t], 0, observed);
        }
    }

    public int targets() {
        return weights.length;
    }

    /** The inverse of the covariance of the observed rows times a target: one number for each observed row. */
    double[] weights(int target) {
        return weights[target];
    }

    /** The mean at an observed row; less than what was observed there, if that was good luck. */
    public double meanAtObserved(int row, double target, double extraNoise) {
        return target - (kernel.hyperparameters().noise() + extraNoise) * weights[0][row];
    }

    /** A workspace for questions at single points; valid until rows or targets change. */
    public Prediction prediction() {
        return new Prediction(this);
    }
}
