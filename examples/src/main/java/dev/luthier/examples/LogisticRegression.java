package dev.luthier.examples;

import dev.luthier.space.typed.LogUniform;
import java.util.Map;

/**
 * Hyperparameters of a logistic regression, XGBoost's linear booster; this record is the search space.
 *
 * @param eta how far each round goes
 * @param lambda penalty on the squares of the weights
 * @param alpha penalty on the weights' absolute values
 */
record LogisticRegression(
        @LogUniform(min = 0.02, max = 1) double eta,
        @LogUniform(min = 1e-7, max = 1) double lambda,
        @LogUniform(min = 1e-6, max = 0.1) double alpha) {

    /** As XGBoost names them; {@code coord_descent} gives the same weights in every run. */
    Map<String, Object> parameters() {
        return Map.of("booster", "gblinear", "updater", "coord_descent", "eta", eta, "lambda", lambda, "alpha", alpha);
    }
}
