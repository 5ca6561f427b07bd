package dev.luthier.optimizers.halving.fidelity;

import dev.luthier.random.RandomStream;
import java.util.Arrays;
import java.util.List;

/**
 * How far the order of trials that a rung predicts can be trusted to be that of the highest rung known: the probability that no
 * other rung puts fewer pairs of trials in the wrong order (Li et al., "Hyper-Tune", VLDB 2022). Where Hyper-Tune samples its
 * models, the trials are resampled here.
 */
final class RungTrust {
    private static final int RESAMPLES = 50;

    private RungTrust() {}

    /**
     * A share for each rung; they sum to 1. Of rungs that are equally good, the highest has it.
     *
     * @param predicted by rung, a score of each trial as that rung alone predicts it; no rung above the one known
     * @param scores of the same trials at the highest rung known
     */
    static double[] shares(List<double[]> predicted, double[] scores, RandomStream random) {
        double[] shares = new double[predicted.size()];
        for (int i = 0; i < RESAMPLES; i++) {
            int[] drawn = new int[scores.length];
            Arrays.setAll(drawn, j -> random.nextInt(scores.length));
            int best = predicted.size() - 1;
            int least = wrongPairs(predicted.get(best), scores, drawn);
            for (int rung = best - 1; rung >= 0; rung--) {
                int wrong = wrongPairs(predicted.get(rung), scores, drawn);
                if (wrong < least) {
                    least = wrong;
                    best = rung;
                }
            }
            shares[best] += 1.0 / RESAMPLES;
        }
        return shares;
    }

    private static int wrongPairs(double[] predicted, double[] scores, int[] drawn) {
        int wrong = 0;
        for (int i = 1; i < drawn.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean isBetter = scores[drawn[i]] > scores[drawn[j]];
                boolean isWorse = scores[drawn[i]] < scores[drawn[j]];
                double difference = predicted[drawn[i]] - predicted[drawn[j]];
                wrong += (isBetter && !(difference > 0)) || (isWorse && !(difference < 0)) ? 1 : 0;
            }
        }
        return wrong;
    }
}
