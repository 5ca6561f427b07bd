package dev.luthier.optimizers.tpe;

/**
 * The standard normal distribution in logarithms, exact far into its tails.
 *
 * <p>Everything rests on Mills' ratio R(t) = (1 - Phi(t)) / phi(t), t >= 0, which is smooth and never under- nor overflows:
 * (t + 4) R(t) is a Chebyshev series in (t - 4) / (t + 4), relative error 1e-15.
 */
final class StandardNormal {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    private static final double LOG_HALF = -0.6931471805599453;
    private static final double UNDERFLOW = -39;
    private static final double POLE = 4;
    private static final int MAX_STEPS = 60;

    /** The error of a step of Newton is about the square of the one before. */
    private static final double CONVERGED = 1e-8;

    private static final double[] MILLS = {
        2.4325604285150404,
        -1.8842545745794834,
        0.5569566490963817,
        -0.12161597214420457,
        0.017360708143727772,
        -0.0008036212007299657,
        -0.00025203493480543536,
        4.738371927058118e-05,
        2.5325891365988507e-06,
        -1.5404069839912578e-06,
        -8.474960630004554e-09,
        5.185338601101579e-08,
        -2.828129326888347e-10,
        -1.948656637808042e-09,
        -2.4919454887793194e-11,
        7.957248726996618e-11,
        4.618414245485345e-12,
        -3.2908560706775343e-12,
        -4.3653836654599113e-13,
        1.2300713845474852e-13,
        3.241417479202515e-14,
        -3.0532572417094122e-15,
        -2.018409603054484e-15,
        -7.175343781303698e-17,
        1.016309934977644e-16,
        1.74884396731874e-17
    };

    private StandardNormal() {}

    /** The logarithm of the density. */
    static double logDensity(double x) {
        return -0.5 * x * x - HALF_LOG_TWO_PI;
    }

    /** The logarithm of the probability below x. */
    static double logCdf(double x) {
        if (x > 0) {
            return StrictMath.log1p(-StrictMath.exp(logCdf(-x)));
        }
        return x == Double.NEGATIVE_INFINITY ? x : logDensity(x) + StrictMath.log(mills(-x));
    }

    /** The probability below x, which must not be above 0. */
    static double cdf(double x) {
        return x < UNDERFLOW ? 0 : StrictMath.exp(logDensity(x)) * mills(-x);
    }

    /** The number below which there is the probability exp(logProbability). */
    static double quantile(double logProbability) {
        if (logProbability > LOG_HALF) {
            return -quantile(StrictMath.log(-StrictMath.expm1(logProbability)));
        }
        if (logProbability == Double.NEGATIVE_INFINITY) {
            return logProbability;
        }
        // Newton's method on a concave function: after its first step it comes from the left and cannot overshoot.
        double x = -Math.sqrt(Math.max(0, -2 * (logProbability - LOG_HALF)));
        for (int i = 0; i < MAX_STEPS; i++) {
            double step = (logCdf(x) - logProbability) * mills(-x);
            x = Math.min(0, x - step);
            if (Math.abs(step) < CONVERGED) {
                break;
            }
        }
        return x;
    }

    /** Mills' ratio at t, which must not be negative. */
    static double mills(double t) {
        double twice = 2 * (t - POLE) / (t + POLE);
        double next = 0;
        double current = 0;
        for (int i = MILLS.length - 1; i > 0; i--) {
            double previous = twice * current - next + MILLS[i];
            next = current;
            current = previous;
        }
        return (0.5 * twice * current - next + MILLS[0]) / (t + POLE);
    }
}
