package dev.luthier.analysis;

import dev.luthier.space.Parameter;
import java.util.Arrays;

/**
 * Cells of a parameter's range with the density of values on them: a sum of normal distributions for ordered values, counts
 * for others; PED-ANOVA's one-dimensional estimator (arXiv:2304.10255, appendix).
 *
 * @param cells how many
 * @param ordered whether neighbours are alike
 */
record DensityGrid(int cells, boolean ordered) {
    private static final int MOST_CELLS = 50;
    private static final double NARROWEST = 0.5 / 1.64;
    private static final double SCOTT = 1.059;
    private static final double IQR_OF_NORMAL = 1.34;

    static DensityGrid of(Parameter parameter) {
        int count = (int) Math.min(MOST_CELLS, parameter.count().orElse(MOST_CELLS));
        return parameter instanceof Parameter.Finite finite
                ? new DensityGrid(finite.values().size(), finite.isOrdered())
                : new DensityGrid(count, true);
    }

    /** The density of values that are coordinates in [0, 1]; sums to 1. */
    double[] density(double[] coordinates) {
        double[] density = new double[cells];
        int[] index = new int[coordinates.length];
        for (int i = 0; i < index.length; i++) {
            index[i] = cell(coordinates[i]);
        }
        if (ordered) {
            addNormals(density, index);
        } else {
            Arrays.stream(index).forEach(cell -> density[cell]++);
            Arrays.setAll(density, cell -> density[cell] + 1.0 / cells);
        }
        double sum = Arrays.stream(density).sum();
        Arrays.setAll(density, cell -> density[cell] / sum);
        return density;
    }

    // The ends of a continuous range are centres of cells, and a tie goes down; discrete values own a cell each.
    private int cell(double coordinate) {
        double place = cells == MOST_CELLS ? Math.ceil(coordinate * (cells - 1) - 0.5) : Math.floor(coordinate * cells);
        return (int) Math.max(0, Math.min(cells - 1.0, place));
    }

    private void addNormals(double[] density, int[] index) {
        double width = width(index);
        int[] counts = new int[cells];
        Arrays.stream(index).forEach(cell -> counts[cell]++);
        for (int cell = 0; cell < cells; cell++) {
            if (counts[cell] > 0) {
                addNormal(density, cell, width, counts[cell]);
            }
        }
        // A prior over the whole range, of the weight of one value.
        addNormal(density, (cells - 1) / 2.0, cells, 1);
    }

    private void addNormal(double[] density, double centre, double width, double weight) {
        double all = normal((cells - 0.5 - centre) / width) - normal((-0.5 - centre) / width);
        for (int cell = 0; cell < cells; cell++) {
            double here = normal((cell + 0.5 - centre) / width) - normal((cell - 0.5 - centre) / width);
            density[cell] += weight * here / all;
        }
    }

    private static double width(int[] index) {
        int n = index.length;
        double mean = Arrays.stream(index).average().orElse(0);
        double squares =
                Arrays.stream(index).mapToDouble(i -> (i - mean) * (i - mean)).sum();
        int[] sorted = index.clone();
        Arrays.sort(sorted);
        double quartiles = n == 0 ? 0 : sorted[Math.min(n - 1, n * 3 / 4)] - (double) sorted[Math.max(0, n / 4 - 1)];
        double spread = Math.min(n < 2 ? 0 : Math.sqrt(squares / (n - 1)), quartiles / IQR_OF_NORMAL);
        return Math.max(NARROWEST, SCOTT * spread * Math.pow(Math.max(1, n), -0.2));
    }

    /** The standard normal distribution, Abramowitz and Stegun 26.2.17; its error is below 1e-7. */
    private static double normal(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double tail = Math.exp(-x * x / 2)
                / Math.sqrt(2 * Math.PI)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x >= 0 ? 1 - tail : tail;
    }
}
