package dev.luthier.optimizers.gaussian.model;

import java.util.Arrays;

/** Turns losses into the standardised scores, larger is better, that a process models well. */
public final class OutputTransform {
    private static final double BAD_SIDE = 5;
    private static final int WINSORIZED_FROM = 5;
    private static final double SPREAD_FLOOR = 1e-12;

    private OutputTransform() {}

    /**
     * The negated losses with the bad side cut at five times the distance between the best and the median, so that one
     * disaster does not make everything else look alike.
     *
     * @param losses all finite
     */
    public static double[] scores(double[] losses) {
        double[] scores = Arrays.stream(losses).map(loss -> -loss).toArray();
        if (scores.length >= WINSORIZED_FROM) {
            double[] sorted = scores.clone();
            Arrays.sort(sorted);
            double median = median(sorted);
            double worst = median - BAD_SIDE * (sorted[sorted.length - 1] - median);
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Math.max(worst, scores[i]);
            }
        }
        return scores;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        // Halved before they are added: the sum may be too large for a double.
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    /** Mean 0 and variance 1 over these numbers; all 0 if they are equal. */
    public static double[] standardize(double[] numbers) {
        Standard standard = Standard.of(numbers);
        return Arrays.stream(numbers).map(standard::apply).toArray();
    }

    /**
     * The mean and standard deviation of some numbers, both divided by the largest of them, so that sums do not overflow.
     *
     * @param scale the largest absolute number
     */
    public record Standard(double mean, double spread, double scale) {

        public static Standard of(double[] numbers) {
            double scale = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
            if (scale == 0) {
                return new Standard(0, 0, 1);
            }
            double mean = 0;
            for (double number : numbers) {
                mean += number / scale;
            }
            mean /= numbers.length;
            double squares = 0;
            for (double number : numbers) {
                squares += (number / scale - mean) * (number / scale - mean);
            }
            double spread = Math.sqrt(squares / numbers.length);
            return new Standard(mean, spread < SPREAD_FLOOR ? 0 : spread, scale);
        }

        /** How many standard deviations a number is above the mean; 0 if all numbers were equal. */
        public double apply(double number) {
            return spread == 0 ? 0 : (number / scale - mean) / spread;
        }

        /** The number that is so many standard deviations above the mean. */
        public double invert(double standardized) {
            return (mean + spread * standardized) * scale;
        }
    }

    /** The third standardised moment: far from 0 if one tail is much longer than the other. */
    public static double skewness(double[] standardized) {
        double sum = 0;
        for (double number : standardized) {
            sum += number * number * number;
        }
        return standardized.length == 0 ? 0 : sum / standardized.length;
    }
}
