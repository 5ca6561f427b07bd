package dev.luthier.statistic;

import java.util.function.DoubleUnaryOperator;

/** Tail probabilities and quantiles. All of them are accurate to about ten digits, and the same on every platform. */
public final class Distributions {
    private static final int BISECTIONS = 200;
    private static final double REACH = 9;
    private static final double STEP = 1.0 / 32;

    private Distributions() {}

    /** The probability of a standard normal number at most {@code z}. */
    public static double normal(double z) {
        double tail = SpecialFunctions.gammaTail(0.5, z * z / 2) / 2;
        return z > 0 ? 1 - tail : tail;
    }

    /** The probability of a chi-squared number above {@code x}. */
    public static double chiSquaredTail(double x, double degrees) {
        return SpecialFunctions.gammaTail(degrees / 2, x / 2);
    }

    /** The probability of an F-distributed number above {@code f}. */
    public static double fisherTail(double f, double numerator, double denominator) {
        if (f <= 0) {
            return 1;
        }
        double x = denominator / (denominator + numerator * f);
        return SpecialFunctions.beta(x, denominator / 2, numerator / 2);
    }

    /** The probability of a t-distributed number above {@code t}. */
    public static double studentTail(double t, double degrees) {
        double tail = SpecialFunctions.beta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
        return t >= 0 ? tail : 1 - tail;
    }

    /** Above which a t-distributed number is with this probability, from 0 to 0.5, both excluded. */
    public static double studentQuantile(double tail, double degrees) {
        return whereFallsTo(tail, t -> studentTail(t, degrees));
    }

    /**
     * The probability that the range of {@code count} standard normal numbers is above {@code q}: the studentised range with
     * infinitely many degrees of freedom.
     */
    public static double studentisedRangeTail(double q, int count) {
        // The trapezoidal rule is exact to all digits here, since the integrand and all its derivatives vanish at
        // both ends.
        double below = 0;
        for (double largest = -REACH; largest <= REACH; largest += STEP) {
            double density = StrictMath.exp(-largest * largest / 2) / StrictMath.sqrt(2 * Math.PI);
            below += density * StrictMath.pow(normal(largest) - normal(largest - q), count - 1);
        }
        return 1 - count * below * STEP;
    }

    /** Above which that range is with this probability. */
    public static double studentisedRangeQuantile(double tail, int count) {
        return whereFallsTo(tail, q -> studentisedRangeTail(q, count));
    }

    private static double whereFallsTo(double probability, DoubleUnaryOperator falling) {
        double low = 0;
        double high = 1;
        while (falling.applyAsDouble(high) > probability) {
            high *= 2;
        }
        for (int i = 0; i < BISECTIONS && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (falling.applyAsDouble(middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
