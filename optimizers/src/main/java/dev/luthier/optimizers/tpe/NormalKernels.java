package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;

/** Normal distributions truncated to [0, 1]. */
final class NormalKernels implements Kernels {
    private final double[] centers;
    private final double[] widths;
    private final double[] precisions;
    private final double[] logMasses;
    private final double[] logNorms;

    /** @param widths standard deviations */
    NormalKernels(double[] centers, double[] widths) {
        this.centers = centers;
        this.widths = widths;
        this.precisions = new double[centers.length];
        this.logMasses = new double[centers.length];
        this.logNorms = new double[centers.length];
        for (int i = 0; i < centers.length; i++) {
            precisions[i] = 1 / widths[i];
            logMasses[i] = TruncatedNormal.logMass(-centers[i] / widths[i], (1 - centers[i]) / widths[i]);
            logNorms[i] = StandardNormal.logDensity(0) - StrictMath.log(widths[i]) - logMasses[i];
        }
    }

    @Override
    public void addLogDensities(double coordinate, double[] sums) {
        for (int i = 0; i < centers.length; i++) {
            double z = (coordinate - centers[i]) * precisions[i];
            sums[i] += logNorms[i] - 0.5 * z * z;
        }
    }

    /** The logarithm of the probability of an interval in each distribution. */
    double[] logMasses(double low, double high) {
        double[] masses = new double[centers.length];
        for (int i = 0; i < centers.length; i++) {
            double a = (low - centers[i]) * precisions[i];
            double b = (high - centers[i]) * precisions[i];
            masses[i] = TruncatedNormal.logMass(a, b) - logMasses[i];
        }
        return masses;
    }

    @Override
    public double draw(int component, RandomStream random) {
        double center = centers[component];
        double width = widths[component];
        double z = TruncatedNormal.quantile(random.nextDouble(), -center / width, (1 - center) / width);
        return Math.min(1, Math.max(0, center + width * z));
    }
}
