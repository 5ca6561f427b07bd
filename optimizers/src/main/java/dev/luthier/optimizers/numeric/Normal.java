package dev.luthier.optimizers.numeric;

/** The standard normal law, accurate far in the tails. */
public final class Normal {
    /** Half the logarithm of 2 pi. */
    public static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private static final double SERIES_LIMIT = 5;
    private static final double TAIL = -1;
    private static final double LOG_TWO = 0.6931471805599453;
    private static final int MOST_STEPS = 60;

    /** The error of a step of Newton is about the square of the one before. */
    private static final double CONVERGED = 1e-9;

    private Normal() {}

    /** The density at z. */
    public static double density(double z) {
        return Exponential.exp(-0.5 * z * z - HALF_LOG_TWO_PI);
    }

    /** The probability of a value below z. */
    public static double cumulative(double z) {
        if (z < TAIL) {
            return density(z) / (-z + continuedFraction(-z));
        }
        return z > SERIES_LIMIT ? 1 - cumulative(-z) : 0.5 + density(z) * series(z);
    }

    /** The number below which there is that probability; infinite for 0 and 1. */
    public static double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            return probability <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (probability > 0.5) {
            return -quantile(1 - probability);
        }
        // Newton's method on the logarithm, which is concave: it comes from one side and cannot overshoot.
        double target = StrictMath.log(probability);
        double z = -Math.sqrt(Math.max(0, -2 * (target + LOG_TWO)));
        double step = 1;
        for (int i = 0; i < MOST_STEPS && Math.abs(step) > CONVERGED; i++) {
            double below = cumulative(z);
            step = (StrictMath.log(below) - target) * below / density(z);
            z = Math.min(0, z - step);
        }
        return z;
    }

    /** The logarithm of {@link #cumulative}, finite for every finite z. */
    public static double logCumulative(double z) {
        if (z >= TAIL) {
            return StrictMath.log(cumulative(z));
        }
        return -0.5 * z * z - HALF_LOG_TWO_PI - StrictMath.log(-z + continuedFraction(-z));
    }

    /** The derivative of {@link #logCumulative}. */
    public static double logCumulativeSlope(double z) {
        return z >= TAIL ? density(z) / cumulative(z) : -z + continuedFraction(-z);
    }

    /**
     * The logarithm of E[max(0, z + a standard normal number)], finite for every finite z.
     *
     * <p>Ament, Daulton, Eriksson, Balandat, Bakshy: "Unexpected Improvements to Expected Improvement for Bayesian
     * Optimization", NeurIPS 2023. In the tail by a continued fraction, in which nothing cancels.
     */
    public static double logImprovement(double z) {
        if (z >= TAIL) {
            return StrictMath.log(density(z) + z * cumulative(z));
        }
        double fraction = continuedFraction(-z);
        return -0.5 * z * z - HALF_LOG_TWO_PI + StrictMath.log(fraction / (fraction - z));
    }

    /** The derivative of {@link #logImprovement}. */
    public static double logImprovementSlope(double z) {
        if (z >= TAIL) {
            double below = cumulative(z);
            return below / (density(z) + z * below);
        }
        return 1 / continuedFraction(-z);
    }

    /** (cumulative(z) - 1/2) / density(z); all terms have the sign of z. */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
            term *= z * z / odd;
            sum += term;
        }
        return sum;
    }

    /** 1/(t + 2/(t + 3/(t + ...))), so that the tail beyond t is density(t) / (t + this). */
    private static double continuedFraction(double t) {
        double fraction = t;
        for (int k = depth(t); k >= 2; k--) {
            fraction = t + k / fraction;
        }
        return 1 / fraction;
    }

    private static int depth(double t) {
        if (t < 3) {
            return t < 1.5 ? 400 : 200;
        }
        return t < 10 ? 60 : 20;
    }
}
