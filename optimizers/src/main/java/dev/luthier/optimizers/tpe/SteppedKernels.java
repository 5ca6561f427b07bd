package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Truncated normal distributions of which each value gets the probability of its interval. As many observations share a
 * value and a width, and many points share a coordinate, each probability is computed once.
 */
final class SteppedKernels implements Kernels {
    private final Axis.Cells cells;
    private final NormalKernels kinds;
    private final int[] kindOf;
    private final Map<Double, double[]> known = new HashMap<>();

    /** A distribution. */
    private record Kind(double center, double width) {}

    SteppedKernels(Axis.Cells cells, double[] centers, double[] widths) {
        this.cells = cells;
        this.kindOf = new int[centers.length];
        Map<Kind, Integer> numbers = new HashMap<>();
        double[] ownCenters = new double[centers.length];
        double[] ownWidths = new double[centers.length];
        for (int i = 0; i < centers.length; i++) {
            kindOf[i] = numbers.computeIfAbsent(new Kind(centers[i], widths[i]), kind -> numbers.size());
            ownCenters[kindOf[i]] = centers[i];
            ownWidths[kindOf[i]] = widths[i];
        }
        this.kinds = new NormalKernels(
                Arrays.copyOf(ownCenters, numbers.size()), Arrays.copyOf(ownWidths, numbers.size()));
    }

    @Override
    public void addLogDensities(double coordinate, double[] sums) {
        double[] logMasses = known.computeIfAbsent(
                coordinate, center -> kinds.logMasses(cells.low(center), cells.high(center)));
        for (int i = 0; i < kindOf.length; i++) {
            sums[i] += logMasses[kindOf[i]];
        }
    }

    @Override
    public double draw(int component, RandomStream random) {
        return cells.snap(kinds.draw(kindOf[component], random));
    }
}
