package dev.luthier.optimizers.tpe;

import java.util.Arrays;

/** Observations along one axis, and how much each of them counts. */
final class Sample {
    private static final double VARIANCE_OF_PRIOR = 1 / 12.0;

    private final double[] coordinates;
    private final double[] weights;

    /** @param weights of the observations, and the prior's as the last */
    Sample(double[] coordinates, double[] weights) {
        this.coordinates = coordinates;
        this.weights = weights;
    }

    int size() {
        return coordinates.length;
    }

    double coordinate(int index) {
        return coordinates[index];
    }

    double weight(int index) {
        return weights[index];
    }

    double weightOfPrior() {
        return weights[coordinates.length];
    }

    /** The sum of the weights, that of the prior included. */
    double weightOfAll() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /** The standard deviation, in which the prior counts as one observation. */
    double spread() {
        double mean = Arrays.stream(coordinates).average().orElse(NormalKernels.PRIOR_CENTER);
        double squares = VARIANCE_OF_PRIOR;
        for (double coordinate : coordinates) {
            squares += (coordinate - mean) * (coordinate - mean);
        }
        return Math.sqrt(squares / (coordinates.length + 1));
    }
}
