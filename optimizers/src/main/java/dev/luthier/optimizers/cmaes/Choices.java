package dev.luthier.optimizers.cmaes;

import java.util.Arrays;
import java.util.List;

/**
 * The probabilities of values without order, one distribution for each axis, that move towards the choices of the better
 * trials; none falls below a margin (Hamano and others, "CatCMA", arXiv:2405.09962, whose margin this is; the rate is fixed).
 */
final class Choices {
    private static final double KEPT = 0.73;

    private final double rate;
    private final double[][] probabilities;

    /**
     * @param counts how many values each axis has, at least 2
     * @param rate how far they move with each generation, in (0, 1]
     */
    Choices(int[] counts, double rate) {
        this.rate = rate;
        this.probabilities = Arrays.stream(counts)
                .mapToObj(count -> {
                    double[] even = new double[count];
                    Arrays.fill(even, 1.0 / count);
                    return even;
                })
                .toArray(double[][]::new);
    }

    double probability(int axis, int value) {
        return probabilities[axis][value];
    }

    /** The values that numbers in (0, 1), one for each axis, are mapped to. */
    int[] values(double[] uniform) {
        int[] values = new int[probabilities.length];
        Arrays.setAll(values, axis -> draw(probabilities[axis], uniform[axis]));
        return values;
    }

    private static int draw(double[] own, double uniform) {
        double left = uniform;
        for (int value = 0; value < own.length - 1; value++) {
            left -= own[value];
            if (left < 0) {
                return value;
            }
        }
        return own.length - 1;
    }

    /**
     * @param chosen the values of the better trials, the best first; -1 where an axis had none
     * @param weights how much each counts
     */
    void learn(List<int[]> chosen, double[] weights) {
        for (int axis = 0; axis < probabilities.length; axis++) {
            double[] own = probabilities[axis];
            double[] change = new double[own.length];
            for (int k = 0; k < chosen.size(); k++) {
                int value = chosen.get(k)[axis];
                for (int i = 0; value >= 0 && i < own.length; i++) {
                    change[i] += weights[k] * ((i == value ? 1 : 0) - own[i]);
                }
            }
            for (int i = 0; i < own.length; i++) {
                own[i] += rate * change[i];
            }
            keepMargin(own);
        }
    }

    /** What the rare values are given is taken from the others in proportion to what they have above the margin. */
    private void keepMargin(double[] own) {
        double margin = (1 - StrictMath.pow(KEPT, 1.0 / probabilities.length)) / (own.length - 1);
        double given = 0;
        double above = 0;
        for (double probability : own) {
            given += Math.max(0, margin - probability);
            above += Math.max(0, probability - margin);
        }
        for (int i = 0; i < own.length; i++) {
            own[i] = own[i] <= margin ? margin : own[i] - given * (own[i] - margin) / above;
        }
    }
}
