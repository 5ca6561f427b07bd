package dev.luthier.optimizers.cmaes;

import dev.luthier.optimizers.numeric.Normal;
import dev.luthier.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a normal distribution from settling within one cell of an axis of whole numbers or steps: each of the neighbouring
 * cells keeps a least probability (Hamano and others, "CMA-ES with margin", arXiv:2205.13482).
 *
 * <p>An axis with cells is stretched around the mean by a factor of its own, which the distribution does not know of.
 */
final class Margin {
    private final List<Optional<Cells>> axes;
    private final double least;
    private final double[] stretches;

    /** @param least probability of leaving a cell to either side, in (0, 0.5) */
    Margin(List<Optional<Cells>> axes, double least) {
        this.axes = List.copyOf(axes);
        this.least = least;
        this.stretches = new double[axes.size()];
        Arrays.fill(stretches, 1);
    }

    boolean hasCells(int axis) {
        return axes.get(axis).isPresent();
    }

    double stretch(int axis) {
        return stretches[axis];
    }

    /** Where a point of the distribution is to be looked up. */
    double[] stretched(double[] point, NormalDistribution distribution) {
        double[] mean = distribution.mean();
        double[] stretched = new double[point.length];
        Arrays.setAll(stretched, j -> mean[j] + stretches[j] * (point[j] - mean[j]));
        return stretched;
    }

    /**
     * A coordinate that the distribution might have drawn for a value. Where exactly in its cell a point lay when it was
     * drawn had no influence on the trial, so it is drawn anew; that is what makes the history sufficient.
     */
    double drawnFor(int axis, double coordinate, NormalDistribution distribution, RandomStream random) {
        double mean = distribution.mean()[axis];
        double deviation = distribution.deviation(axis);
        Optional<Cells> own = axes.get(axis);
        if (own.isEmpty()) {
            return coordinate;
        }
        Cells cells = own.get();
        long cell = cells.at(coordinate);
        double spread = deviation * stretches[axis];
        double low = cell == 0 ? Double.NEGATIVE_INFINITY : (cells.boundary(cell) - mean) / spread;
        double high = cell == cells.count() - 1 ? Double.POSITIVE_INFINITY : (cells.boundary(cell + 1) - mean) / spread;
        return mean + deviation * truncated(low, high, random.nextDouble());
    }

    /** Restores the least probabilities. */
    void restore(NormalDistribution distribution) {
        for (int axis = 0; axis < stretches.length; axis++) {
            if (axes.get(axis).isPresent()) {
                restore(axis, axes.get(axis).get(), distribution);
            }
        }
    }

    private void restore(int axis, Cells cells, NormalDistribution distribution) {
        double mean = distribution.mean()[axis];
        long cell = cells.at(mean);
        if (cell == 0 || cell == cells.count() - 1) {
            double boundary = cells.boundary(cell == 0 ? 1 : cell);
            double way = distribution.deviation(axis) * stretches[axis] * upper(least);
            if (Math.abs(boundary - mean) > way) {
                distribution.setMean(axis, boundary + (mean < boundary ? -way : way));
            }
        } else {
            widen(axis, cells.boundary(cell), cells.boundary(cell + 1), distribution);
        }
    }

    /** Of a cell between two others. */
    private void widen(int axis, double low, double high, NormalDistribution distribution) {
        double mean = distribution.mean()[axis];
        double deviation = distribution.deviation(axis);
        double below = Normal.cumulative((low - mean) / (deviation * stretches[axis]));
        double above = Normal.cumulative((mean - high) / (deviation * stretches[axis]));
        if (Math.min(below, above) >= least / 2) {
            return;
        }
        double between = 1 - below - above;
        double raisedBelow = Math.max(below, least / 2);
        double raisedAbove = Math.max(above, least / 2);
        double excess = (1 - raisedBelow - raisedAbove - between) / (raisedBelow + raisedAbove + between - 1.5 * least);
        double toLow = upper(raisedBelow + excess * (raisedBelow - least / 2));
        double toHigh = upper(raisedAbove + excess * (raisedAbove - least / 2));
        stretches[axis] = (high - low) / ((toLow + toHigh) * deviation);
        distribution.setMean(axis, (low * toHigh + high * toLow) / (toLow + toHigh));
    }

    /** The number above which there is that probability. */
    private static double upper(double probability) {
        return -Normal.quantile(probability);
    }

    /** A standard normal number between two others, by a number in [0, 1). */
    static double truncated(double low, double high, double uniform) {
        if (low > 0) {
            return -truncated(-high, -low, 1 - uniform); // the lower tail is the exact one
        }
        double from = low == Double.NEGATIVE_INFINITY ? 0 : Normal.cumulative(low);
        double to = high == Double.POSITIVE_INFINITY ? 1 : Normal.cumulative(high);
        double drawn = Normal.quantile(from + uniform * (to - from));
        double inside = Math.min(Math.max(drawn, low), high);
        return Double.isFinite(inside) ? inside : high;
    }
}
