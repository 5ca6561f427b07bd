package dev.luthier.optimizers.numeric;

/**
 * The exponential function in plain arithmetic, for loops in which {@link StrictMath#exp} would take most of the time.
 *
 * <p>Only additions, multiplications and bit operations, which Java defines exactly, so that a result does not depend on
 * the platform. Relative error below 1e-15.
 */
public final class Exponential {
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 0x1.62e42fee00000p-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    /** Adding and subtracting it rounds to a whole number. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double SMALLEST = -708;
    private static final double LARGEST = 709;

    private Exponential() {}

    /** e to the power of x; 0 below -708, where the result would not be a normal number. */
    public static double exp(double x) {
        if (!(x >= SMALLEST && x <= LARGEST)) {
            return x < SMALLEST ? 0 : StrictMath.exp(x);
        }
        double twos = (x * LOG2_E + ROUNDER) - ROUNDER;
        double r = (x - twos * LN2_HIGH) - twos * LN2_LOW;
        return taylor(r) * Double.longBitsToDouble(((long) twos + 1023) << 52);
    }

    /**
     * e to the power of each -x, for x of at least 0: the bits of {@link #exp}, but for x above 708 about 3e-308. In separate
     * loops, because only those without a conversion are compiled to vector instructions.
     */
    public static void decays(double[] x, double[] result, int from, int to) {
        for (int i = from; i < to; i++) {
            result[i] = twos(Math.min(x[i], -SMALLEST));
        }
        for (int i = from; i < to; i++) {
            result[i] = Double.longBitsToDouble(((long) result[i] + 1023) << 52);
        }
        for (int i = from; i < to; i++) {
            double limited = Math.min(x[i], -SMALLEST);
            double twos = twos(limited);
            result[i] = taylor((-limited - twos * LN2_HIGH) - twos * LN2_LOW) * result[i];
        }
    }

    private static double twos(double x) {
        return (-x * LOG2_E + ROUNDER) - ROUNDER;
    }

    /** Enough terms for |r| up to half of ln 2. */
    private static double taylor(double r) {
        double r2 = r * r;
        double low = (1 + r) + r2 * (1.0 / 2 + r * (1.0 / 6));
        double middle = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));
        double high = (1.0 / 40320 + r * (1.0 / 362880)) + r2 * (1.0 / 3628800 + r * (1.0 / 39916800));
        double r4 = r2 * r2;
        return low + r4 * (middle + r4 * (high + r4 * (1.0 / 479001600)));
    }
}
