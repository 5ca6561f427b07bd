package dev.luthier.optimizers.tpe;

import java.util.Arrays;

/** How much observations count: the newest fully, older ones the less, the older they are (Bergstra et al., 2013). */
final class AgeWeights {
    private static final int NEWEST = 25;

    private AgeWeights() {}

    /** The weights of n observations, the oldest first, and the prior's as the last. */
    static double[] of(int n, double prior) {
        double[] weights = new double[n + 1];
        Arrays.fill(weights, 1);
        int older = n - NEWEST;
        for (int i = 0; i < older; i++) {
            double share = older == 1 ? 0 : i / (older - 1.0);
            weights[i] = 1.0 / n + share * (1 - 1.0 / n);
        }
        weights[n] = prior;
        return weights;
    }
}
