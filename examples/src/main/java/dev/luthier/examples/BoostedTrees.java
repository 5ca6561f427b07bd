package dev.luthier.examples;

import dev.luthier.space.typed.IntRange;
import dev.luthier.space.typed.LogUniform;
import dev.luthier.space.typed.Uniform;
import java.util.Map;

/**
 * Hyperparameters of boosted trees; this record is the search space.
 *
 * @param eta how far each tree is trusted
 * @param maxDepth levels of a tree
 * @param minChildWeight least sum of weights in a leaf
 * @param subsample share of the rows that a round sees
 * @param colsample share of the columns that a tree sees
 * @param lambda penalty on the squares of the leaves' values
 * @param gamma least gain for which a leaf is split
 */
record BoostedTrees(
        @LogUniform(min = 0.1, max = 0.8) double eta,
        @IntRange(min = 2, max = 8) int maxDepth,
        @LogUniform(min = 0.1, max = 3) double minChildWeight,
        @Uniform(min = 0.4, max = 1) double subsample,
        @Uniform(min = 0.2, max = 1) double colsample,
        @LogUniform(min = 0.01, max = 3) double lambda,
        @Uniform(min = 0, max = 0.2) double gamma) {

    /** What XGBoost takes for whatever it is not told. */
    static final BoostedTrees DEFAULTS = new BoostedTrees(0.3, 6, 1, 1, 1, 1, 0);

    /** As XGBoost names them. */
    Map<String, Object> parameters() {
        return Map.of(
                "eta", eta,
                "max_depth", maxDepth,
                "min_child_weight", minChildWeight,
                "subsample", subsample,
                "colsample_bytree", colsample,
                "lambda", lambda,
                "gamma", gamma);
    }
}
