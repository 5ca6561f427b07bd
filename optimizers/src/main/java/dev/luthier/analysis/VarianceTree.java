package dev.luthier.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regression tree over the unit cube, seen as the boxes of its leaves. What a box weighs is its volume, so that means and
 * variances are those over the whole space and not over the points that happened to be tried.
 */
final class VarianceTree {
    /** A leaf: the value within {@code low} to {@code high}. */
    static final class Box {
        private final double[] low;
        private final double[] high;
        private final double value;

        Box(double[] low, double[] high, double value) {
            this.low = low;
            this.high = high;
            this.value = value;
        }

        double width(int dimension) {
            return high[dimension] - low[dimension];
        }

        double volume() {
            double volume = 1;
            for (int i = 0; i < low.length; i++) {
                volume *= width(i);
            }
            return volume;
        }
    }

    private record Split(int dimension, double at, double squares) {}

    /** A step function: {@code means[i]} holds from {@code cuts[i]} to {@code cuts[i + 1]}. */
    private static final class Steps {
        private final double[] cuts;
        private final double[] means;

        Steps(double[] cuts, double[] means) {
            this.cuts = cuts;
            this.means = means;
        }
    }

    private final List<Box> boxes;
    private final double mean;
    private final double variance;
    private final Steps[] steps;

    VarianceTree(List<Box> boxes) {
        this.boxes = List.copyOf(boxes);
        this.mean = boxes.stream().mapToDouble(box -> box.volume() * box.value).sum();
        this.variance = boxes.stream()
                .mapToDouble(box -> box.volume() * (box.value - mean) * (box.value - mean))
                .sum();
        this.steps = new Steps[boxes.get(0).low.length];
        Arrays.setAll(steps, this::steps);
    }

    /** @param chosen the points to grow on, some of them several times */
    static VarianceTree grow(double[][] points, double[] values, int[] chosen) {
        int dimensions = points[0].length;
        double[] zeros = new double[dimensions];
        double[] ones = new double[dimensions];
        Arrays.fill(ones, 1);
        Integer[] rows = Arrays.stream(chosen).boxed().toArray(Integer[]::new);
        List<Box> leaves = new ArrayList<>();
        new Growth(points, values, leaves).divide(rows, zeros, ones);
        return new VarianceTree(leaves);
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    /** The variance of the mean over all other dimensions. */
    double variance(int dimension) {
        Steps marginal = steps[dimension];
        double sum = 0;
        for (int i = 0; i < marginal.means.length; i++) {
            double off = marginal.means[i] - mean;
            sum += (marginal.cuts[i + 1] - marginal.cuts[i]) * off * off;
        }
        return sum;
    }

    /** The mean over all other dimensions where this one is at {@code coordinate}. */
    double mean(int dimension, double coordinate) {
        Steps marginal = steps[dimension];
        int found = Arrays.binarySearch(marginal.cuts, coordinate);
        int cell = found >= 0 ? found : -found - 2;
        return marginal.means[Math.max(0, Math.min(cell, marginal.means.length - 1))];
    }

    // Each leaf adds its share to every cell that it spans: noted where it begins and ends, and summed up afterwards.
    private Steps steps(int dimension) {
        double[] cuts = boxes.stream()
                .flatMapToDouble(box -> Arrays.stream(new double[] {box.low[dimension], box.high[dimension]}))
                .sorted()
                .distinct()
                .toArray();
        double[] means = new double[cuts.length];
        for (Box box : boxes) {
            double part = box.volume() / box.width(dimension) * box.value;
            means[Arrays.binarySearch(cuts, box.low[dimension])] += part;
            means[Arrays.binarySearch(cuts, box.high[dimension])] -= part;
        }
        for (int i = 1; i < means.length; i++) {
            means[i] += means[i - 1];
        }
        return new Steps(cuts, Arrays.copyOf(means, means.length - 1));
    }

    /** Divides until no leaf could be purer; which point comes first among equals is settled by its row. */
    private static final class Growth {
        private final double[][] points;
        private final double[] values;
        private final List<Box> leaves;

        Growth(double[][] points, double[] values, List<Box> leaves) {
            this.points = points;
            this.values = values;
            this.leaves = leaves;
        }

        void divide(Integer[] rows, double[] low, double[] high) {
            Split best = best(rows);
            if (best == null) {
                double mean = Arrays.stream(rows)
                        .mapToDouble(row -> values[row])
                        .average()
                        .orElseThrow();
                leaves.add(new Box(low, high, mean));
                return;
            }
            double[] middleHigh = high.clone();
            double[] middleLow = low.clone();
            middleHigh[best.dimension()] = best.at();
            middleLow[best.dimension()] = best.at();
            divide(side(rows, best, true), low, middleHigh);
            divide(side(rows, best, false), middleLow, high);
        }

        private Integer[] side(Integer[] rows, Split split, boolean below) {
            return Arrays.stream(rows)
                    .filter(row -> points[row][split.dimension()] < split.at() == below)
                    .toArray(Integer[]::new);
        }

        private @Nullable Split best(Integer[] rows) {
            Split best = null;
            for (int dimension = 0; dimension < points[0].length; dimension++) {
                best = better(best, rows, dimension);
            }
            return best;
        }

        /** The split that leaves the least squares on both sides; null if all values or all points are alike. */
        private @Nullable Split better(@Nullable Split best, Integer[] rows, int dimension) {
            Integer[] sorted = rows.clone();
            Arrays.sort(
                    sorted,
                    Comparator.<Integer>comparingDouble(row -> points[row][dimension])
                            .thenComparingInt(row -> row));
            double total = Arrays.stream(sorted).mapToDouble(row -> values[row]).sum();
            double least = best == null ? -total * total / sorted.length : best.squares();
            Split found = best;
            double below = 0;
            for (int i = 1; i < sorted.length; i++) {
                below += values[sorted[i - 1]];
                double left = points[sorted[i - 1]][dimension];
                double right = points[sorted[i]][dimension];
                double above = total - below;
                double squares = -below * below / i - above * above / (sorted.length - i);
                double at = (left + right) / 2;
                if (left < at && at < right && squares < least - 1e-12 * Math.abs(least)) {
                    least = squares;
                    found = new Split(dimension, at, squares);
                }
            }
            return found;
        }
    }
}
