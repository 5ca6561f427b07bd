package dev.luthier.examples;

import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.Locale;

/**
 * The tuned configuration beside XGBoost's defaults, both trained on the same rows for the same number of rounds.
 *
 * @param defaults the defaults on the validation rows
 * @param tuned the best trial of the search, which saw the same validation rows
 * @param defaultsOnTest the defaults on the test rows
 * @param tunedOnTest the best configuration, trained once more, on the test rows
 */
record Comparison(Trial defaults, Trial tuned, Trial defaultsOnTest, Trial tunedOnTest) {

    /** Less than 1 if the tuned configuration is better on the validation rows. */
    double ratio() {
        return logLoss(tuned) / logLoss(defaults);
    }

    String text() {
        return String.format(Locale.ROOT, "%28s%34s%n", "validation", "test (looked at once)")
                + String.format(Locale.ROOT, "%-20s%9s%11s%9s%11s%n", "", "logloss", "accuracy", "logloss", "accuracy")
                + row("XGBoost's defaults", defaults, defaultsOnTest)
                + row("tuned, trial " + tuned.number(), tuned, tunedOnTest)
                + verdict();
    }

    private static String row(String name, Trial validation, Trial test) {
        return String.format(
                Locale.ROOT,
                "%-20s%9.4f%11.4f%9.4f%11.4f%n",
                name,
                logLoss(validation),
                accuracy(validation),
                logLoss(test),
                accuracy(test));
    }

    private String verdict() {
        return ratio() < 1
                ? String.format(
                        Locale.ROOT, "The tuned model beats the defaults: logloss %.1f %% lower.", 100 * (1 - ratio()))
                : "The search did not beat the defaults: give it more trials.";
    }

    private static double logLoss(Trial trial) {
        return finished(trial).metric();
    }

    private static double accuracy(Trial trial) {
        return finished(trial).more().getOrDefault("accuracy", Double.NaN);
    }

    private static Outcome.Finished finished(Trial trial) {
        if (trial.outcome() instanceof Outcome.Finished finished) {
            return finished;
        }
        throw new IllegalStateException("trial " + trial.number() + " ended with " + trial.outcome());
    }
}
