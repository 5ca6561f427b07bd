package dev.luthier.optimizers.tpe;

import java.util.Arrays;

/** What the kernels of one axis in one density keep from one suggestion to the next, as it is costly to compute. */
final class KernelMemory {
    private final Axis axis;
    private double[] widths = new double[0];
    private double[] logNorms = new double[0];

    KernelMemory(Axis axis) {
        this.axis = axis;
    }

    /**
     * The kernels of these observations.
     *
     * @param rows of the observations, each of which always has the same coordinate
     * @param priorWeight how many observations the prior is worth
     */
    Kernels kernels(int[] rows, double[] coordinates, Bandwidth bandwidth, double priorWeight) {
        if (axis instanceof Axis.Choice choice) {
            return new ChoiceKernels(choice, coordinates, priorWeight);
        }
        int[] ascending = Bandwidth.ascending(coordinates);
        double[] itsWidths = bandwidth.of(coordinates, ascending);
        double[] itsLogNorms = logNorms(rows, coordinates, itsWidths);
        return axis instanceof Axis.Cells cells
                ? new SteppedKernels(cells, coordinates, ascending, itsWidths, itsLogNorms)
                : new NormalKernels(coordinates, itsWidths, itsLogNorms);
    }

    private double[] logNorms(int[] rows, double[] centers, double[] itsWidths) {
        double[] norms = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            norms[i] = logNorm(rows[i], centers[i], itsWidths[i]);
        }
        return norms;
    }

    private double logNorm(int row, double center, double width) {
        if (row >= widths.length) {
            widths = Arrays.copyOf(widths, 2 * row + 16);
            logNorms = Arrays.copyOf(logNorms, 2 * row + 16);
        }
        if (widths[row] != width) {
            widths[row] = width;
            logNorms[row] = NormalKernels.logNorm(center, width);
        }
        return logNorms[row];
    }
}
