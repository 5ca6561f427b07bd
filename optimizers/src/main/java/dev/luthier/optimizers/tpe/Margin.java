package dev.luthier.optimizers.tpe;

import dev.luthier.optimizers.numeric.Exponential;
import java.util.Arrays;

/**
 * What the coordinates of one axis promise by themselves: the logarithm of the probability that a trial there is good, by the
 * densities of good and other trials along that axis, all others left out. A few trials tell it, long before they tell the
 * densities in all dimensions.
 *
 * <p>The densities are smoother than those of {@link Kernels}, and tabulated, so that a look costs nothing.
 */
final class Margin {
    private static final int BINS = 64;

    /** Silverman's rule of thumb for a normal density gives 1.06; what is not normal needs less. */
    private static final double SMOOTHNESS = 0.6;

    private static final double RATE = -0.2;

    private final Axis axis;
    private final double[] logProbabilities;

    Margin(Axis axis) {
        this.axis = axis;
        this.logProbabilities = new double[axis instanceof Axis.Choice choice ? choice.count() : BINS];
    }

    /** Adds the logarithm of the probability at one threshold. */
    void add(Sample good, Sample others, Odds odds) {
        int kernels = good.size() + 1;
        double width = Math.max(1.0 / BINS, SMOOTHNESS * good.spread() * StrictMath.pow(kernels, RATE));
        double[] above = shares(good, width);
        double[] below = shares(others, width);
        for (int bin = 0; bin < logProbabilities.length; bin++) {
            logProbabilities[bin] += odds.logProbability(above[bin], below[bin]);
        }
    }

    /** The sum of the logarithms at a coordinate. */
    double at(double coordinate) {
        if (axis instanceof Axis.Choice choice) {
            return logProbabilities[choice.index(coordinate)];
        }
        double place = place(coordinate);
        int low = binBelow(place);
        return logProbabilities[low] + (place - low) * (logProbabilities[low + 1] - logProbabilities[low]);
    }

    /** How probability is distributed over the bins. */
    private double[] shares(Sample sample, double width) {
        double[] shares = axis instanceof Axis.Choice choice ? counts(choice, sample) : smoothed(counts(sample), width);
        double prior = sample.weightOfPrior() / shares.length;
        double total = sample.weightOfAll();
        return Arrays.stream(shares).map(share -> (share + prior) / total).toArray();
    }

    private static double[] counts(Axis.Choice choice, Sample sample) {
        double[] counts = new double[choice.count()];
        for (int i = 0; i < sample.size(); i++) {
            counts[choice.index(sample.coordinate(i))] += sample.weight(i);
        }
        return counts;
    }

    /** Each observation counts for the two bins between whose centres it is. */
    private static double[] counts(Sample sample) {
        double[] counts = new double[BINS];
        for (int i = 0; i < sample.size(); i++) {
            double place = place(sample.coordinate(i));
            int low = binBelow(place);
            counts[low] += sample.weight(i) * (1 - place + low);
            counts[low + 1] += sample.weight(i) * (place - low);
        }
        return counts;
    }

    /** Spreads what is in each bin normally, but not beyond the ends. */
    private static double[] smoothed(double[] counts, double width) {
        double[] kernel = new double[BINS];
        double[] within = new double[BINS];
        for (int distance = 0; distance < BINS; distance++) {
            double z = distance / (BINS * width);
            kernel[distance] = Exponential.exp(-0.5 * z * z);
            within[distance] = kernel[distance] + (distance > 0 ? within[distance - 1] : 0);
        }
        double[] smoothed = new double[BINS];
        for (int from = 0; from < BINS; from++) {
            if (counts[from] > 0) {
                double norm = within[from] + within[BINS - 1 - from] - kernel[0];
                spread(counts[from] / norm, from, kernel, smoothed);
            }
        }
        return smoothed;
    }

    private static void spread(double share, int from, double[] kernel, double[] sums) {
        for (int to = 0; to <= from; to++) {
            sums[to] += share * kernel[from - to];
        }
        for (int to = from + 1; to < BINS; to++) {
            sums[to] += share * kernel[to - from];
        }
    }

    /** Between the centres of the first and the last bin, in bins. */
    private static double place(double coordinate) {
        return Math.max(0, Math.min(BINS - 1.0, coordinate * BINS - 0.5));
    }

    private static int binBelow(double place) {
        return Math.min(BINS - 2, (int) place);
    }
}
