package dev.luthier.ablation.effect;

import dev.luthier.statistic.StudentT;

/**
 * The mean of paired differences, with a t interval around it.
 *
 * @param pairs how many repeats could be compared
 * @param mean NaN without any pair
 * @param low lower end of the interval; NaN with fewer than two pairs
 * @param high upper end
 * @param pValue two-sided, that a mean so far from 0 comes from noise alone; NaN with fewer than two pairs
 */
public record Estimate(int pairs, double mean, double low, double high, double pValue) {

    /** From the differences of all pairs. */
    public static Estimate of(double[] differences, double confidence) {
        int n = differences.length;
        double mean = mean(differences);
        if (n < 2) {
            return new Estimate(n, mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double error = StrictMath.sqrt(squares(differences, mean) / (n - 1) / n);
        double reach = StudentT.critical(confidence, n - 1) * error;
        return new Estimate(n, mean, mean - reach, mean + reach, pValue(mean, error, n - 1));
    }

    /** Whether it is known how far the mean may be off. */
    public boolean hasInterval() {
        return pairs >= 2;
    }

    /** Whether everything in the interval is at most so far from 0. */
    public boolean isWithin(double bound) {
        return hasInterval() && low >= -bound && high <= bound;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double squares(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }

    // Without any scatter there is no noise: a training that does not depend on its seed.
    private static double pValue(double mean, double error, int degreesOfFreedom) {
        if (error == 0) {
            return mean == 0 ? 1 : 0;
        }
        return StudentT.twoSided(mean / error, degreesOfFreedom);
    }
}
