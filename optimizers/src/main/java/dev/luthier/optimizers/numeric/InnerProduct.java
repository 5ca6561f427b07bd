package dev.luthier.optimizers.numeric;

/**
 * Sums of products. Kept as four partial sums, so that an addition need not wait for the one before; in an order that is
 * fixed, so that the bits do not depend on the platform.
 */
public final class InnerProduct {
    private InnerProduct() {}

    /** The sum of {@code a[i] * b[i]} for {@code i} from {@code from} to before {@code to}. */
    public static double of(double[] a, double[] b, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }
        for (; i < to; i++) {
            sum0 += a[i] * b[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
