package dev.luthier.statistic;

/** Student's t distribution. */
public final class StudentT {
    private static final int HALVINGS = 200;

    private StudentT() {}

    /** The probability of a value that is at least as far from 0 as {@code t}, on either side. */
    public static double twoSided(double t, double degreesOfFreedom) {
        if (Double.isInfinite(t)) {
            return 0;
        }
        double x = degreesOfFreedom / (degreesOfFreedom + t * t);
        return SpecialFunctions.beta(x, degreesOfFreedom / 2, 0.5);
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
}
