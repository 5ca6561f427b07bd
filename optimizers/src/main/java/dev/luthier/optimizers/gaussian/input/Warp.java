package dev.luthier.optimizers.gaussian.input;

/**
 * A bend of a coordinate, 1 - (1 - u^a)^b: where a metric changes quickly at one end of a range and slowly at the other, a
 * bent coordinate makes it change alike everywhere (Snoek, Swersky, Zemel, Adams: "Input Warping for Bayesian Optimization of
 * Non-Stationary Functions", ICML 2014).
 *
 * @param a above 0; 1 together with {@code b} = 1 for no bend
 * @param b above 0
 */
public record Warp(double a, double b) {
    public static final Warp NONE = new Warp(1, 1);

    /** The slope is infinite at the very ends. */
    private static final double MARGIN = 1e-6;

    public boolean isNone() {
        return a == 1 && b == 1;
    }

    public double apply(double u) {
        return isNone() ? u : 1 - StrictMath.pow(1 - StrictMath.pow(inside(u), a), b);
    }

    /** The derivative of {@link #apply}. */
    public double slope(double u) {
        if (isNone()) {
            return 1;
        }
        double x = inside(u);
        return a * b * StrictMath.pow(x, a - 1) * StrictMath.pow(1 - StrictMath.pow(x, a), b - 1);
    }

    private static double inside(double u) {
        return Math.min(1 - MARGIN, Math.max(MARGIN, u));
    }
}
