package dev.luthier.benchmarks.quality;

import java.util.Arrays;

/** What the best evaluation so far is worth: chosen by what was observed, judged by the value without noise. */
final class RegretCurve {
    private final double[] regrets;
    private int size;
    private double bestObserved = Double.POSITIVE_INFINITY;
    private double regret = Double.POSITIVE_INFINITY;

    RegretCurve(int budget) {
        regrets = new double[budget];
    }

    void add(double observed, double itsRegret) {
        if (observed < bestObserved) {
            bestObserved = observed;
            regret = itsRegret;
        }
        regrets[size++] = regret;
    }

    /** After 1, 2, 3 … completed evaluations. */
    double[] regrets() {
        return Arrays.copyOf(regrets, size);
    }
}
