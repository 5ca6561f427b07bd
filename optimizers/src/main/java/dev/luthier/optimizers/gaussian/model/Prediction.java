package dev.luthier.optimizers.gaussian.model;

import dev.luthier.optimizers.numeric.InnerProduct;

/** Mean, variance and their derivatives at one point at a time. Not thread-safe. */
public final class Prediction {
    private static final double VARIANCE_FLOOR = 1e-12;

    private final Posterior posterior;
    private final double[] covariances;
    private final double[] slopes;
    private final double[] solved;
    private double[] features = {};
    private double observedVariance;
    private double variance;

    Prediction(Posterior posterior) {
        this.posterior = posterior;
        this.covariances = new double[posterior.size()];
        this.slopes = new double[posterior.size()];
        this.solved = new double[posterior.size()];
    }

    /** Moves to a point, given by its features. */
    public Prediction at(double[] point) {
        features = point;
        int all = posterior.size();
        int observed = posterior.observed();
        posterior.kernel().covariances(posterior.rows(), 0, all, features, covariances, slopes);
        System.arraycopy(covariances, 0, solved, 0, all);
        posterior.factor().forward(solved, 0, all);
        double prior = posterior.kernel().variance(features);
        double known = InnerProduct.of(solved, solved, 0, observed);
        observedVariance = Math.max(VARIANCE_FLOOR, prior - known);
        variance = Math.max(VARIANCE_FLOOR, prior - (known + InnerProduct.of(solved, solved, observed, all)));
        return this;
    }

    public double mean() {
        return mean(0);
    }

    /** The mean of one of the targets. */
    public double mean(int target) {
        double[] weights = posterior.weights(target);
        double sum = InnerProduct.of(weights, covariances, 0, weights.length);
        return target == 0 ? sum + posterior.kernel().mean(features) : sum;
    }

    /** The variance of the score itself, without noise, given the observed rows only. */
    public double observedVariance() {
        return observedVariance;
    }

    /** The variance given the running rows too. */
    public double variance() {
        return variance;
    }

    /**
     * The derivatives by the features of a function of this prediction, given its derivatives by the prediction's parts.
     *
     * @param byMean one for each target
     */
    public double[] gradient(double[] byMean, double byObservedVariance, double byVariance) {
        double[] combined = new double[posterior.size()];
        for (int target = 0; target < byMean.length; target++) {
            add(combined, byMean[target], posterior.weights(target));
        }
        addVariance(combined, byObservedVariance, posterior.observed());
        addVariance(combined, byVariance, posterior.size());
        double[] gradient = new double[features.length];
        posterior.kernel().addGradient(posterior.rows(), features, slopes, combined, gradient);
        posterior.kernel().addMeanGradient(byMean[0], gradient);
        posterior.kernel().addVarianceGradient(features, byObservedVariance + byVariance, gradient);
        return gradient;
    }

    private void addVariance(double[] combined, double factor, int n) {
        if (factor != 0) {
            double[] weights = solved.clone();
            posterior.factor().backward(weights, 0, n);
            for (int i = 0; i < n; i++) {
                combined[i] -= 2 * factor * weights[i];
            }
        }
    }

    private static void add(double[] y, double factor, double[] x) {
        for (int i = 0; i < x.length; i++) {
            y[i] += factor * x[i];
        }
    }
}
