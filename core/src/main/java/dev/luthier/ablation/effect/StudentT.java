package dev.luthier.ablation.effect;

/**
 * Student's t distribution, through the regularised incomplete beta function as a continued fraction (Lentz's method; Press
 * et al., Numerical Recipes, 3rd ed., sections 6.4 and 6.14). Own code, since nothing below Spark brings one.
 */
public final class StudentT {
    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-15;
    private static final int MOST_STEPS = 10_000;
    private static final int HALVINGS = 200;
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private StudentT() {}

    /** The probability of a value that is at least as far from 0 as {@code t}, on either side. */
    public static double twoSided(double t, double degreesOfFreedom) {
        if (Double.isInfinite(t)) {
            return 0;
        }
        double x = degreesOfFreedom / (degreesOfFreedom + t * t);
        return incompleteBeta(x, degreesOfFreedom / 2, 0.5);
    }

    /**
     * The value beyond which, on either side, lies {@code 1 - confidence} of the distribution.
     *
     * @param confidence above 0 and below 1
     */
    public static double critical(double confidence, double degreesOfFreedom) {
        double outside = 1 - confidence;
        double high = 1;
        while (twoSided(high, degreesOfFreedom) > outside) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (twoSided(middle, degreesOfFreedom) > outside) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double incompleteBeta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = StrictMath.exp(
                logGamma(a + b) - logGamma(a) - logGamma(b) + a * StrictMath.log(x) + b * StrictMath.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / notZero(1 - (a + b) * x / (a + 1));
        double result = d;
        for (int m = 1; m <= MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / notZero(1 + even * d);
            c = notZero(1 + even / c);
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / notZero(1 + odd * d);
            c = notZero(1 + odd / c);
            result *= d * c;
            if (StrictMath.abs(d * c - 1) < PRECISION) {
                break;
            }
        }
        return result;
    }

    private static double notZero(double value) {
        return StrictMath.abs(value) < TINY ? TINY : value;
    }

    // Lanczos' approximation with g = 7 and nine terms, for arguments of at least 0.5.
    private static double logGamma(double x) {
        double shifted = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (shifted + i);
        }
        double t = shifted + LANCZOS.length - 1.5;
        return 0.5 * StrictMath.log(2 * Math.PI) + (shifted + 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
