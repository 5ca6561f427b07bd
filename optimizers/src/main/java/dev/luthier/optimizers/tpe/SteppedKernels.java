package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Truncated normal distributions of which each value gets the probability of its interval. As many observations share value
 * and width, and many points share a coordinate, each probability is computed once.
 */
final class SteppedKernels implements Kernels {
    /** Up to this width of an interval, in standard deviations, the series of {@link #logNarrowMass} is exact enough. */
    private static final double NARROW = 0.3;

    private final Axis.Cells cells;
    private final double[] centers;
    private final double[] widths;
    private final double[] logNorms;
    private final int[] kindOf;
    private final Map<Double, double[]> asked = new HashMap<>();
    private int kinds;

    /**
     * The arguments are of the observations, without the prior.
     *
     * @param ascending their indices in ascending order
     * @param itsLogNorms those of {@link NormalKernels#logNorm}
     */
    SteppedKernels(Axis.Cells cells, double[] observations, int[] ascending, double[] itsWidths, double[] itsLogNorms) {
        int n = observations.length;
        this.cells = cells;
        this.centers = new double[n + 1];
        this.widths = new double[n + 1];
        this.logNorms = new double[n + 1];
        this.kindOf = new int[n + 1];
        for (int i : ascending) {
            kindOf[i] = kind(observations[i], itsWidths[i], itsLogNorms[i]);
        }
        kindOf[n] = kind(NormalKernels.PRIOR_CENTER, NormalKernels.PRIOR_WIDTH, NormalKernels.LOG_NORM_OF_PRIOR);
    }

    /** Neighbours in ascending order are often of the same kind. */
    private int kind(double center, double width, double logNorm) {
        if (kinds == 0 || centers[kinds - 1] != center || widths[kinds - 1] != width) {
            centers[kinds] = center;
            widths[kinds] = width;
            logNorms[kinds] = logNorm;
            kinds++;
        }
        return kinds - 1;
    }

    @Override
    public void addLogDensities(double coordinate, double[] sums) {
        double[] logMasses = asked.computeIfAbsent(coordinate, this::logMasses);
        for (int i = 0; i < kindOf.length; i++) {
            sums[i] += logMasses[kindOf[i]];
        }
    }

    private double[] logMasses(double coordinate) {
        double low = cells.low(coordinate);
        double high = cells.high(coordinate);
        double[] logMasses = new double[kinds];
        Arrays.setAll(
                logMasses,
                kind -> high - low < NARROW * widths[kind] ? logNarrowMass(kind, low, high) : logMass(kind, low, high));
        return logMasses;
    }

    private double logMass(int kind, double low, double high) {
        double a = (low - centers[kind]) / widths[kind];
        double b = (high - centers[kind]) / widths[kind];
        double unit = StrictMath.log(widths[kind]) - StandardNormal.logDensity(0);
        return TruncatedNormal.logMass(a, b) + logNorms[kind] + unit;
    }

    /** The density in the middle times the width, corrected by the even derivatives (Hermite polynomials). */
    private double logNarrowMass(int kind, double low, double high) {
        double z = ((low + high) / 2 - centers[kind]) / widths[kind];
        double h = (high - low) / widths[kind];
        double z2 = z * z;
        double h2 = h * h;
        double second = z2 - 1;
        double fourth = (z2 - 6) * z2 + 3;
        double sixth = ((z2 - 15) * z2 + 45) * z2 - 15;
        double factor = 1 + h2 * (second / 24 + h2 * (fourth / 1920 + h2 * sixth / 322560));
        return logNorms[kind] - z2 / 2 + StrictMath.log((high - low) * factor);
    }

    @Override
    public double draw(int component, RandomStream random) {
        int kind = kindOf[component];
        return cells.snap(NormalKernels.draw(centers[kind], widths[kind], random));
    }
}
