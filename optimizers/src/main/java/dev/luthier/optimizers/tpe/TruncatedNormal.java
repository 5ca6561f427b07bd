package dev.luthier.optimizers.tpe;

/** The standard normal distribution between two bounds; exact far into its tails, and for narrow intervals. */
final class TruncatedNormal {
    /** Beyond this no double tells the probability from 1. */
    private static final double EVERYTHING = 8.3;

    private static final double NARROW = 1e-4;

    private TruncatedNormal() {}

    /** The logarithm of the probability between a and b, a below b. */
    static double logMass(double a, double b) {
        if (a > 0) {
            return logMass(-b, -a);
        }
        if (b > 0) {
            return a < -EVERYTHING && b > EVERYTHING
                    ? 0
                    : StrictMath.log1p(-StandardNormal.cdf(a) - StandardNormal.cdf(-b));
        }
        if (b - a < NARROW) {
            return StandardNormal.logDensity((a + b) / 2) + StrictMath.log(b - a);
        }
        // Both as multiples of the density at b, which neither under- nor overflow.
        double fall = StrictMath.exp((b - a) * (b + a) / 2);
        double mass = StandardNormal.mills(-b) - (fall == 0 ? 0 : fall * StandardNormal.mills(-a));
        return StandardNormal.logDensity(b) + StrictMath.log(mass);
    }

    /** The number between a and b below which the share q in [0, 1] of the probability between them is. */
    static double quantile(double q, double a, double b) {
        if (a > 0) {
            return -quantile(1 - q, -b, -a);
        }
        double logShare = StrictMath.log(q) + logMass(a, b);
        double x = StandardNormal.quantile(logSum(StandardNormal.logCdf(a), logShare));
        return Math.min(b, Math.max(a, x));
    }

    private static double logSum(double x, double y) {
        double high = Math.max(x, y);
        return high == Double.NEGATIVE_INFINITY ? high : high + StrictMath.log1p(StrictMath.exp(Math.min(x, y) - high));
    }
}
