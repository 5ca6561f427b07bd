package dev.luthier.optimizers.gaussian.input;

import java.util.Arrays;

/** Feature vectors, kept by feature, so that loops over many of them run over neighbouring numbers. Not thread-safe. */
public final class Rows {
    private final double[][] columns;
    private int size;

    /** @param width number of features */
    public Rows(int width, int capacity) {
        columns = new double[width][Math.max(1, capacity)];
    }

    public int size() {
        return size;
    }

    public void append(double[] features) {
        for (int f = 0; f < columns.length; f++) {
            if (size == columns[f].length) {
                columns[f] = Arrays.copyOf(columns[f], 2 * size);
            }
            columns[f][size] = features[f];
        }
        size++;
    }

    /** Drops the last rows, so that {@code n} are left. */
    public void truncate(int n) {
        size = Math.min(size, n);
    }

    /** One feature of all rows; must not be changed, and may be longer than there are rows. */
    public double[] column(int feature) {
        return columns[feature];
    }

    /** The features of one row. */
    public double[] row(int index) {
        double[] row = new double[columns.length];
        for (int f = 0; f < row.length; f++) {
            row[f] = columns[f][index];
        }
        return row;
    }
}
