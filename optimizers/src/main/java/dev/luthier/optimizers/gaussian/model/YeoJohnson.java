package dev.luthier.optimizers.gaussian.model;

import java.util.Arrays;

/**
 * A power transformation that makes skewed numbers of either sign more normal.
 *
 * <p>Yeo, Johnson: "A new family of power transformations to improve normality or symmetry", Biometrika 2000.
 */
public final class YeoJohnson {
    private static final double SMALLEST = -2;
    private static final double LARGEST = 4;
    private static final double GOLDEN = 0.6180339887498949;
    private static final int STEPS = 60;

    private YeoJohnson() {}

    /** The transformed number; increasing in x, and x itself for the power 1. */
    public static double apply(double x, double power) {
        return x >= 0 ? positive(x, power) : -positive(-x, 2 - power);
    }

    /** The number that {@link #apply} transforms to y; infinite where there is none. */
    public static double invert(double y, double power) {
        return y >= 0 ? invertPositive(y, power) : -invertPositive(-y, 2 - power);
    }

    private static double invertPositive(double y, double power) {
        if (Math.abs(power) < 1e-12) {
            return StrictMath.expm1(y);
        }
        double inner = power * y;
        return inner <= -1 ? Double.POSITIVE_INFINITY : StrictMath.expm1(StrictMath.log1p(inner) / power);
    }

    private static double positive(double x, double power) {
        return Math.abs(power) < 1e-12 ? StrictMath.log1p(x) : StrictMath.expm1(power * StrictMath.log1p(x)) / power;
    }

    /** The power between -2 and 4 under which the transformed numbers are most likely as a normal sample. */
    public static double mostLikelyPower(double[] numbers) {
        double low = SMALLEST;
        double high = LARGEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = logLikelihood(numbers, left);
        double atRight = logLikelihood(numbers, right);
        for (int i = 0; i < STEPS; i++) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = logLikelihood(numbers, left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = logLikelihood(numbers, right);
            }
        }
        return (low + high) / 2;
    }

    private static double logLikelihood(double[] numbers, double power) {
        double[] transformed = Arrays.stream(numbers).map(x -> apply(x, power)).toArray();
        double mean = 0;
        double logarithms = 0;
        for (int i = 0; i < numbers.length; i++) {
            mean += transformed[i] / numbers.length;
            logarithms += Math.signum(numbers[i]) * StrictMath.log1p(Math.abs(numbers[i]));
        }
        double variance = 0;
        for (double number : transformed) {
            variance += (number - mean) * (number - mean) / numbers.length;
        }
        return -0.5 * numbers.length * StrictMath.log(variance) + (power - 1) * logarithms;
    }
}
