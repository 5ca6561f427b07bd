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
    private final double pivotFloor;
    private double[][] rows;
    private double[][] columns;
    private double[] inverseDiagonal;
    private int size;
    private int flooredPivots;

    /** @param pivotFloor the smallest pivot, as a square, above 0 */
    public CholeskyFactor(int capacity, double pivotFloor) {
        this.pivotFloor = pivotFloor;
        this.rows = new double[capacity][];
        this.columns = new double[capacity][capacity];
        this.inverseDiagonal = new double[capacity];
    }

    public int size() {
        return size;
    }

    /** How many pivots were too small since the last {@link #factor}. */
    public int flooredPivots() {
        return flooredPivots;
    }

    /** An element of the factor; {@code column <= row}. */
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
        flooredPivots = 0;
        for (int j = 0; j < n; j++) {
            double[] column = columns[j];
            double[] row = rowBefore(j);
            System.arraycopy(lower[j], j, column, j, n - j);
            int k = 0;
            for (; k + 3 < j; k += 4) {
                subtract4(column, columns, row, k, j, n);
            }
            for (; k < j; k++) {
                subtract(column, columns[k], row[k], j, n);
            }
            setPivot(j, column[j]);
            column[j] = 1 / inverseDiagonal[j];
            row[j] = column[j];
            scale(column, inverseDiagonal[j], j + 1, n);
        }
        size = n;
    }

    /** Row j, whose elements before the diagonal are in the columns already. */
    private double[] rowBefore(int j) {
        double[] row = rows[j] == null ? new double[j + 1] : rows[j];
        for (int k = 0; k < j; k++) {
            row[k] = columns[k][j];
        }
        rows[j] = row;
        return row;
    }

    /** Adds a row to the matrix: its elements before the diagonal, and the one on it. */
    public void append(double[] covariances, double diagonal) {
        reserve(size + 1);
        double[] row = Arrays.copyOf(covariances, size + 1);
        forward(row, 0, size);
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

    /** The sum of the logarithms of the diagonal. */
    public double logDiagonal() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum -= StrictMath.log(inverseDiagonal[i]);
        }
        return sum;
    }

    /** Solves L x = b in place for the leading {@code to} rows; the elements of b before {@code from} must be 0. */
    public void forward(double[] b, int from, int to) {
        int i = from;
        for (; i + 3 < to; i += 4) {
            for (int k = i; k < i + 4; k++) {
                for (int j = i; j < k; j++) {
                    b[k] -= columns[j][k] * b[j];
                }
                b[k] *= inverseDiagonal[k];
            }
            subtract4(b, columns, b, i, i + 4, to);
        }
        for (; i < to; i++) {
            b[i] *= inverseDiagonal[i];
            subtract(b, columns[i], b[i], i + 1, to);
        }
    }

    /** Solves L' x = b in place for the leading {@code to} rows; the elements of x before {@code from} are not solved for. */
    public void backward(double[] b, int from, int to) {
        int i = to;
        for (; i - 4 >= from; i -= 4) {
            for (int k = i - 1; k >= i - 4; k--) {
                for (int j = i - 1; j > k; j--) {
                    b[k] -= rows[j][k] * b[j];
                }
                b[k] *= inverseDiagonal[k];
            }
            subtract4(b, rows, b, i - 4, from, i - 4);
        }
        for (i--; i >= from; i--) {
            b[i] *= inverseDiagonal[i];
            subtract(b, rows[i], b[i], from, i);
        }
    }

    /**
     * Solves L X = B in place for the right-hand sides {@code from} to {@code to}.
     *
     * @param b one array for each row, each with one element for each right-hand side
     */
    public void forwardAll(double[][] b, int from, int to) {
        for (int i = 0; i < size; i++) {
            double[] row = rows[i];
            int j = 0;
            for (; j + 3 < i; j += 4) {
                subtract4(b[i], b, row, j, from, to);
            }
            for (; j < i; j++) {
                subtract(b[i], b[j], row[j], from, to);
            }
            scale(b[i], inverseDiagonal[i], from, to);
        }
    }

    private void setPivot(int i, double pivot) {
        boolean sound = pivot >= pivotFloor;
        inverseDiagonal[i] = 1 / Math.sqrt(sound ? pivot : pivotFloor);
        flooredPivots += sound ? 0 : 1;
    }

    private void reserve(int n) {
        int before = rows.length;
        if (n <= before) {
            return;
        }
        int capacity = Math.max(n, before + before / 2);
        rows = Arrays.copyOf(rows, capacity);
        inverseDiagonal = Arrays.copyOf(inverseDiagonal, capacity);
        columns = Arrays.copyOf(columns, capacity);
        for (int j = 0; j < capacity; j++) {
            columns[j] = j < before ? Arrays.copyOf(columns[j], capacity) : new double[capacity];
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

    // Four at a time, because loading and storing y would otherwise take most of the time; from left to right, so
    // that the bits are those of one at a time.
    private static void subtract4(double[] y, double[][] x, double[] a, int first, int from, int to) {
        double[] x0 = x[first];
        double[] x1 = x[first + 1];
        double[] x2 = x[first + 2];
        double[] x3 = x[first + 3];
        double a0 = a[first];
        double a1 = a[first + 1];
        double a2 = a[first + 2];
        double a3 = a[first + 3];
        for (int i = from; i < to; i++) {
            y[i] = y[i] - a0 * x0[i] - a1 * x1[i] - a2 * x2[i] - a3 * x3[i];
        }
    }
}
