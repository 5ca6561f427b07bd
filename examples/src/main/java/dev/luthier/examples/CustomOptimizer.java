package dev.luthier.examples;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.run.LocalSlots;
import java.io.IOException;

/**
 * An optimizer of one's own: tunes a logistic regression on the breast cancer data with {@link HillClimber}, in two threads
 * of this JVM. Takes no options and needs no Spark.
 */
public final class CustomOptimizer {
    private static final int ROUNDS = 200;

    private CustomOptimizer() {}

    public static void main(String[] args) throws IOException {
        Split split = Split.stratified(Table.bundled("breast_cancer.csv"), 1);

        if (!run(split, 60).ending().isRegular()) {
            System.exit(1);
        }
    }

    static ExperimentResult<LogisticRegression> run(Split split, int trials) {
        return Luthier.experiment("breast-cancer", LogisticRegression.class)
                .minimize("logloss")
                .optimizer(new HillClimber(10))
                .trials(trials)
                .train((regression, trial) -> {
                    try (Boosting boosting =
                            new Boosting(regression.parameters(), trial.seed(), split.training(), split.validation())) {
                        for (int round = 1; round <= ROUNDS; round++) {
                            boosting.grow();
                            trial.report(round, boosting.logLoss());
                        }
                        return boosting.logLoss();
                    }
                })
                .runOn(LocalSlots.of(2));
    }
}
