package dev.luthier.optimizers.numeric;

import java.util.Arrays;

/**
 * The lower triangular factor of a symmetric positive definite matrix, which can grow by rows and lose its last ones.
 *
 * <p>Every element is computed by the same operations in the same order, whether the matrix came whole or row by row, so
 * that both give the same bits. A pivot too small to be told from a rounding error is replaced by the floor, as if the
 * diagonal had been a little larger. Kept by rows and by columns, because only loops of the form {@code y -= a x} over
 * neighbouring elements are compiled to vector instructions. Not thread-safe.
 */
public final class CholeskyFactor {
    private double[][] rows;
    private double[][] columns;
    private double[] inverseDiagonal;
    private final double pivotFloor;
    private int size;
    private int floored;

    /** @param pivotFloor the smallest pivot, as a square, above 0 */
    public CholeskyFactor(int capacity, double pivotFloor) {
        int initial = Math.max(capacity, 8);
        this.rows = new double[initial][];
        this.columns = new double[initial][initial];
        this.inverseDiagonal = new double[initial];
        this.pivotFloor = pivotFloor;
    }

    public int size() {
        return size;
    }

    /** How many pivots were too small, since the last {@link #factor}. */
    public int flooredPivots() {
        return floored;
    }

    /** The element of the factor; {@code column <= row}. */
    public double get(int row, int column) {
        return rows[row][column];
    }

    /**
     * Factors a matrix, whatever was held before.
     *
     * @param lower its columns, of which only the elements from the diagonal on count
     */
    public void factor(double[][] lower, int n) {
        reserve(n);
        floored = 0;
        for (int j = 0; j < n; j++) {
            double[] column = columns[j];
            System.arraycopy(lower[j], j, column, j, n - j);
            subtractProducts(column, j, j, n);
            setPivot(j, column[j]);
            column[j] = 1 / inverseDiagonal[j];
            scale(column, inverseDiagonal[j], j + 1, n);
        }
        size = n;
        for (int i = 0; i < n; i++) {
            rows[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                rows[i][j] = columns[j][i];
            }
        }
    }

    /** Adds a row to the matrix: its elements before the diagonal, and the one on it. */
    public void append(double[] covariances, double diagonal) {
        reserve(size + 1);
        double[] row = Arrays.copyOf(covariances, size + 1);
        forward(row, size);
        double pivot = diagonal;
        for (int j = 0; j < size; j++) {
            pivot -= row[j] * row[j];
        }
        setPivot(size, pivot);
        row[size] = 1 / inverseDiagonal[size];
        rows[size] = row;
        for (int j = 0; j <= size; j++) {
            columns[j][size] = row[j];
        }
        size++;
    }

    /** Drops the last rows, so that {@code n} are left. */
    public void truncate(int n) {
        size = Math.min(size, n);
    }

    /** The sum of the logarithms of the first {@code n} diagonal elements. */
    public double logDiagonal(int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum -= StrictMath.log(inverseDiagonal[i]);
        }
        return sum;
    }

    /** Solves L x = b in place, for the leading {@code n} rows. */
    public void forward(double[] b, int n) {
        forward(b, 0, n);
    }

    /** As {@link #forward(double[], int)} if the elements before {@code from} are known to be 0. */
    public void forward(double[] b, int from, int n) {
        int i = from;
        for (; i + 3 < n; i += 4) {
            for (int k = i; k < i + 4; k++) {
                for (int j = i; j < k; j++) {
                    b[k] -= columns[j][k] * b[j];
                }
                b[k] *= inverseDiagonal[k];
            }
            subtract4(b, columns, i, b[i], b[i + 1], b[i + 2], b[i + 3], i + 4, n);
        }
        for (; i < n; i++) {
            b[i] *= inverseDiagonal[i];
            subtract(b, columns[i], b[i], i + 1, n);
        }
    }

    /** Solves L' x = b in place, for the leading {@code n} rows. */
    public void backward(double[] b, int n) {
        backward(b, 0, n);
    }

    /** As {@link #backward(double[], int)}, but leaves the elements before {@code to} undefined. */
    public void backward(double[] b, int to, int n) {
        int i = n - 1;
        for (; i - 3 >= to; i -= 4) {
            for (int k = i; k > i - 4; k--) {
                for (int j = i; j > k; j--) {
                    b[k] -= rows[j][k] * b[j];
                }
                b[k] *= inverseDiagonal[k];
            }
            subtract4Down(b, i, to);
        }
        for (; i >= to; i--) {
            b[i] *= inverseDiagonal[i];
            subtract(b, rows[i], b[i], to, i);
        }
    }

    /**
     * Solves L X = B in place for many right-hand sides.
     *
     * @param b one array for each row, each with the elements of all right-hand sides
     */
    public void forwardAll(double[][] b, int width) {
        for (int i = 0; i < size; i++) {
            double[] row = rows[i];
            double[] target = b[i];
            int j = 0;
            for (; j + 3 < i; j += 4) {
                subtract4(target, b, j, row[j], row[j + 1], row[j + 2], row[j + 3], 0, width);
            }
            for (; j < i; j++) {
                subtract(target, b[j], row[j], 0, width);
            }
            scale(target, inverseDiagonal[i], 0, width);
        }
    }

    /** Column j less its products with all columns before it. */
    private void subtractProducts(double[] column, int j, int from, int to) {
        int k = 0;
        for (; k + 3 < j; k += 4) {
            subtract4(column, columns, k, columns[k][j], columns[k + 1][j], columns[k + 2][j], columns[k + 3][j], from, to);
        }
        for (; k < j; k++) {
            subtract(column, columns[k], columns[k][j], from, to);
        }
    }

    private void setPivot(int i, double pivot) {
        if (!(pivot >= pivotFloor)) {
            floored++;
        }
        inverseDiagonal[i] = 1 / Math.sqrt(pivot >= pivotFloor ? pivot : pivotFloor);
    }

    private void reserve(int n) {
        if (n > rows.length) {
            int capacity = Math.max(n, rows.length + rows.length / 2);
            rows = Arrays.copyOf(rows, capacity);
            inverseDiagonal = Arrays.copyOf(inverseDiagonal, capacity);
            int before = columns.length;
            columns = Arrays.copyOf(columns, capacity);
            for (int j = 0; j < capacity; j++) {
                columns[j] = j < before ? Arrays.copyOf(columns[j], capacity) : new double[capacity];
            }
        }
    }

    private static void scale(double[] y, double factor, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] *= factor;
        }
    }

    private static void subtract(double[] y, double[] x, double a, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] -= a * x[i];
        }
    }

    // Four at a time, because loading and storing y would otherwise take most of the time. From left to right, so that the
    // result is that of one at a time.
    @SuppressWarnings("TooManyParameters")
    private static void subtract4(
            double[] y, double[][] x, int first, double a0, double a1, double a2, double a3, int from, int to) {
        double[] x0 = x[first];
        double[] x1 = x[first + 1];
        double[] x2 = x[first + 2];
        double[] x3 = x[first + 3];
        for (int i = from; i < to; i++) {
            y[i] = y[i] - a0 * x0[i] - a1 * x1[i] - a2 * x2[i] - a3 * x3[i];
        }
    }

    private void subtract4Down(double[] b, int last, int to) {
        double[] x0 = rows[last];
        double[] x1 = rows[last - 1];
        double[] x2 = rows[last - 2];
        double[] x3 = rows[last - 3];
        double a0 = b[last];
        double a1 = b[last - 1];
        double a2 = b[last - 2];
        double a3 = b[last - 3];
        for (int i = to; i < last - 3; i++) {
            b[i] = b[i] - a0 * x0[i] - a1 * x1[i] - a2 * x2[i] - a3 * x3[i];
        }
    }
}
