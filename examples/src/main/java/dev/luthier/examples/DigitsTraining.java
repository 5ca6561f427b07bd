package dev.luthier.examples;

import dev.luthier.trial.MetricsFunction;
import dev.luthier.trial.TrialContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The training function of {@link Digits}: learns from the training rows of the bundled digits and measures on the validation
 * rows. It is a class with a name and without fields, so that the name, which every recording holds, is enough to find it
 * again: {@code luthier reproduce digits --jar examples/target/luthier-examples.jar}.
 */
final class DigitsTraining implements MetricsFunction<BoostedTrees> {
    static final String DATA = "digits.csv.gz";
    static final long SPLIT_SEED = 1;

    private static final long serialVersionUID = 1;

    /** Read once in each JVM, when a trial first needs it. */
    private static final class Data {
        static final Split SPLIT = split();

        private static Split split() {
            try {
                return Split.stratified(Table.bundled(DATA), SPLIT_SEED);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public Map<String, Double> train(BoostedTrees trees, TrialContext trial) throws XGBoostError {
        return train(trees, trial, Data.SPLIT.training(), Data.SPLIT.validation());
    }

    /** The same on other rows, which travel to the slots with the function. */
    static MetricsFunction<BoostedTrees> on(Table training, Table scored) {
        return (trees, trial) -> train(trees, trial, training, scored);
    }

    // One report after each round.
    private static Map<String, Double> train(BoostedTrees trees, TrialContext trial, Table training, Table scored)
            throws XGBoostError {
        try (Boosting boosting = new Boosting(trees.parameters(), trial.seed(), training, scored)) {
            for (long round = 1; round <= trial.resource(); round++) {
                boosting.grow();
                trial.report(round, boosting.logLoss());
            }
            return Map.of("logloss", boosting.logLoss(), "accuracy", boosting.accuracy());
        }
    }
}
