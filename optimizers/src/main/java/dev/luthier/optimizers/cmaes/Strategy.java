package dev.luthier.optimizers.cmaes;

import java.util.Arrays;

/**
 * The constants of Hansen, "The CMA evolution strategy: a tutorial" (arXiv:1604.00772, table 1), negative weights included.
 *
 * @param dimensions of the normal distribution, at least 1
 * @param weights of the trials of a generation, from the best to the worst; the positive ones have the sum 1
 * @param selectionMass the effective number of trials that the mean is made of
 * @param rankOneRate of the covariance
 * @param rankMuRate of the covariance
 * @param pathRate of the evolution path of the covariance
 * @param stepPathRate of the evolution path of the step size
 * @param damping of the step size
 */
@SuppressWarnings("ArrayRecordComponent") // only read, and never compared
record Strategy(
        int dimensions,
        double[] weights,
        double selectionMass,
        double rankOneRate,
        double rankMuRate,
        double pathRate,
        double stepPathRate,
        double damping) {
    private static final double LEAST_DECAY = 1e-8;

    static Strategy of(int dimensions, int populationSize) {
        double n = dimensions;
        double[] raw = new double[populationSize];
        Arrays.setAll(raw, i -> StrictMath.log((populationSize + 1) / 2.0) - StrictMath.log(i + 1.0));
        int parents = populationSize / 2;
        double mass = mass(raw, 0, parents);
        double rankOne = 2 / ((n + 1.3) * (n + 1.3) + mass);
        double rankMu = Math.min(1 - rankOne - LEAST_DECAY, 2 * (mass - 2 + 1 / mass) / ((n + 2) * (n + 2) + mass));
        double negativeMass = mass(raw, parents, populationSize);
        double negativeSum = Math.min(
                Math.min(1 + rankOne / rankMu, 1 + 2 * negativeMass / (mass + 2)),
                (1 - rankOne - rankMu) / (n * rankMu));
        double stepPath = (mass + 2) / (n + mass + 5);
        return new Strategy(
                dimensions,
                normalized(raw, negativeSum),
                mass,
                rankOne,
                rankMu,
                (4 + mass / n) / (n + 4 + 2 * mass / n),
                stepPath,
                1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (n + 1)) - 1) + stepPath);
    }

    int populationSize() {
        return weights.length;
    }

    /** How many trials of a generation the mean is made of. */
    int parents() {
        return weights.length / 2;
    }

    /** The expected length of a vector of standard normal numbers. */
    double expectedLength() {
        double n = dimensions;
        return Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
    }

    private static double mass(double[] weights, int from, int to) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
            squares += weights[i] * weights[i];
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    private static double[] normalized(double[] raw, double negativeSum) {
        double positive = Arrays.stream(raw).filter(weight -> weight > 0).sum();
        double negative = -Arrays.stream(raw).filter(weight -> weight < 0).sum();
        return Arrays.stream(raw)
                .map(weight -> weight >= 0 ? weight / positive : weight * negativeSum / negative)
                .toArray();
    }
}
