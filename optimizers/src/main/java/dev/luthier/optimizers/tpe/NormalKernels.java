package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;
import java.util.Arrays;

/** Normal distributions truncated to [0, 1]; the prior is around the middle and as wide as the axis. */
final class NormalKernels implements Kernels {
    static final double PRIOR_CENTER = 0.5;
    static final double PRIOR_WIDTH = 1;
    static final double LOG_NORM_OF_PRIOR = logNorm(PRIOR_CENTER, PRIOR_WIDTH);

    private static final int TRIES = 4;

    private final double[] centers;
    private final double[] widths;
    private final double[] precisions;
    private final double[] logNorms;

    /** The arguments are of the observations, without the prior; {@code itsLogNorms} are those of {@link #logNorm}. */
    NormalKernels(double[] observations, double[] itsWidths, double[] itsLogNorms) {
        int n = observations.length;
        centers = Arrays.copyOf(observations, n + 1);
        widths = Arrays.copyOf(itsWidths, n + 1);
        logNorms = Arrays.copyOf(itsLogNorms, n + 1);
        centers[n] = PRIOR_CENTER;
        widths[n] = PRIOR_WIDTH;
        logNorms[n] = LOG_NORM_OF_PRIOR;
        precisions = new double[n + 1];
        Arrays.setAll(precisions, i -> 1 / widths[i]);
    }

    /** The logarithm of the density of a truncated normal distribution where it would be highest without truncation. */
    static double logNorm(double center, double width) {
        double logMass = TruncatedNormal.logMass(-center / width, (1 - center) / width);
        return StandardNormal.logDensity(0) - StrictMath.log(width) - logMass;
    }

    @Override
    public void addLogDensities(double coordinate, double[] sums) {
        for (int i = 0; i < centers.length; i++) {
            double z = (coordinate - centers[i]) * precisions[i];
            sums[i] += logNorms[i] - 0.5 * z * z;
        }
    }

    @Override
    public double draw(int component, RandomStream random) {
        return draw(centers[component], widths[component], random);
    }

    /** By rejection, which is fast and mostly succeeds at once; if it does not, by the quantile function. */
    static double draw(double center, double width, RandomStream random) {
        for (int i = 0; i < TRIES; i++) {
            double drawn = center + width * random.nextGaussian();
            if (drawn >= 0 && drawn <= 1) {
                return drawn;
            }
        }
        double z = TruncatedNormal.quantile(random.nextDouble(), -center / width, (1 - center) / width);
        return Math.min(1, Math.max(0, center + width * z));
    }
}
