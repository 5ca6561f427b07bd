package dev.luthier.optimizers.numeric;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (Golub and Van Loan, "Matrix Computations",
 * section 8.5): accurate, short, and quick enough up to some hundred rows. Immutable.
 */
public final class SymmetricEigen {
    private static final int MOST_SWEEPS = 60;
    private static final double NEGLIGIBLE = 1e-15;

    private final double[] values;
    private final double[][] vectors;

    private SymmetricEigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /** @param matrix square and symmetric; not changed */
    public static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(a, rows); sweep++) {}
        double[] values = new double[n];
        Arrays.setAll(values, i -> a[i][i]);
        return new SymmetricEigen(values, rows);
    }

    /** In no particular order. */
    public double[] values() {
        return values.clone();
    }

    /** The vector that belongs to {@code values()[index]}, of length 1. */
    public double[] vector(int index) {
        return vectors[index].clone();
    }

    /** The product of a function of the matrix with a vector: {@code factors} are that function of the eigenvalues. */
    public double[] apply(double[] factors, double[] vector) {
        double[] product = new double[vector.length];
        for (int k = 0; k < vectors.length; k++) {
            double[] own = vectors[k];
            double along = 0;
            for (int i = 0; i < own.length; i++) {
                along += own[i] * vector[i];
            }
            along *= factors[k];
            for (int i = 0; i < own.length; i++) {
                product[i] += along * own[i];
            }
        }
        return product;
    }

    /** Whether there was anything to rotate. */
    private static boolean sweep(double[][] a, double[][] rows) {
        boolean rotated = false;
        for (int p = 0; p < a.length; p++) {
            for (int q = p + 1; q < a.length; q++) {
                if (Math.abs(a[p][q]) > NEGLIGIBLE * Math.sqrt(Math.abs(a[p][p] * a[q][q])) && a[p][q] != 0) {
                    rotate(a, rows, p, q);
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    /** Makes element (p, q) zero. */
    private static void rotate(double[][] a, double[][] rows, int p, int q) {
        double cotangent = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (cotangent < 0 ? -1 : 1) / (Math.abs(cotangent) + Math.sqrt(cotangent * cotangent + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        double change = t * a[p][q];
        a[p][p] -= change;
        a[q][q] += change;
        a[p][q] = 0;
        a[q][p] = 0;
        for (int i = 0; i < a.length; i++) {
            if (i != p && i != q) {
                double ip = a[i][p];
                double iq = a[i][q];
                a[i][p] = c * ip - s * iq;
                a[i][q] = s * ip + c * iq;
                a[p][i] = a[i][p];
                a[q][i] = a[i][q];
            }
            double vp = rows[p][i];
            double vq = rows[q][i];
            rows[p][i] = c * vp - s * vq;
            rows[q][i] = s * vp + c * vq;
        }
    }
}
