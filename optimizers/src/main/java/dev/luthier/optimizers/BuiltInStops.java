package dev.luthier.optimizers;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.Recipe;
import dev.luthier.optimizer.Settings;
import dev.luthier.optimizers.stop.CombinedStop;
import dev.luthier.optimizers.stop.CurvePredictionStop;
import dev.luthier.optimizers.stop.MedianStop;
import dev.luthier.optimizers.stop.PatienceStop;
import dev.luthier.optimizers.stop.PercentileStop;
import dev.luthier.optimizers.stop.ThresholdStop;
import java.util.List;

/** The built-in early-stopping rules by name. */
final class BuiltInStops {
    static final List<Recipe<AbstractEarlyStop>> ALL = List.of(
            new Recipe<>("median", BuiltInStops::median),
            new Recipe<>("percentile", BuiltInStops::percentile),
            new Recipe<>("threshold", BuiltInStops::threshold),
            new Recipe<>("patience", BuiltInStops::patience),
            new Recipe<>("wilcoxon", BuiltInStops::wilcoxon),
            new Recipe<>("curve-prediction", BuiltInStops::curvePrediction),
            new Recipe<>("successive-halving", BuiltInStops::successiveHalving),
            new Recipe<>("all", settings -> combined(settings, CombinedStop::all)),
            new Recipe<>("any", settings -> combined(settings, CombinedStop::any)));

    private BuiltInStops() {}

    private interface Combination {
        CombinedStop of(List<AbstractEarlyStop> rules);
    }

    private static AbstractEarlyStop median(Settings settings) {
        MedianStop rule = EarlyStops.median()
                .minCompleted(settings.count("minCompleted", 5, 1))
                .interval(settings.whole("interval", 1, 1));
        if (settings.has("warmupSteps")) {
            rule = rule.warmupSteps(settings.whole("warmupSteps", 1, 0));
        }
        return settings.truth("includeStopped", false) ? rule.includeStopped() : rule;
    }

    private static AbstractEarlyStop percentile(Settings settings) {
        double share = settings.number("percentile", 50, "above 0 and below 100", x -> x > 0 && x < 100);
        PercentileStop rule = EarlyStops.percentile(share)
                .minCompleted(settings.count("minCompleted", 5, 1))
                .interval(settings.whole("interval", 1, 1));
        return settings.has("warmupSteps") ? rule.warmupSteps(settings.whole("warmupSteps", 1, 0)) : rule;
    }

    private static AbstractEarlyStop threshold(Settings settings) {
        double lower = settings.number("lower", Double.NEGATIVE_INFINITY, "that is finite", Double::isFinite);
        double upper = settings.number("upper", Double.POSITIVE_INFINITY, "that is finite", Double::isFinite);
        ThresholdStop rule = EarlyStops.threshold(lower, upper).interval(settings.whole("interval", 1, 1));
        return settings.has("warmupSteps") ? rule.warmupSteps(settings.whole("warmupSteps", 1, 0)) : rule;
    }

    private static AbstractEarlyStop patience(Settings settings) {
        PatienceStop rule = EarlyStops.patience(settings.count("patience", 10, 0))
                .interval(settings.whole("interval", 1, 1))
                .minDelta(settings.number("minDelta", 0, "of at least 0", x -> x >= 0 && Double.isFinite(x)));
        return settings.has("warmupSteps") ? rule.warmupSteps(settings.whole("warmupSteps", 1, 0)) : rule;
    }

    private static AbstractEarlyStop wilcoxon(Settings settings) {
        return EarlyStops.wilcoxon()
                .significance(settings.number("significance", 0.1, "above 0 and below 1", BuiltInStops::isProbability))
                .minCommon(settings.count("minCommon", 2, 2));
    }

    private static AbstractEarlyStop curvePrediction(Settings settings) {
        CurvePredictionStop rule = EarlyStops.curvePrediction()
                .probability(settings.number("probability", 0.02, "above 0 and below 1", BuiltInStops::isProbability))
                .minCompleted(settings.count("minCompleted", 8, 1))
                .controlEvery(settings.count("controlEvery", 10, 1))
                .mostStopped(settings.number("mostStopped", 0.8, "from 0 to 1", x -> x >= 0 && x <= 1));
        return settings.has("warmupSteps") ? rule.warmupSteps(settings.whole("warmupSteps", 1, 0)) : rule;
    }

    private static AbstractEarlyStop successiveHalving(Settings settings) {
        return EarlyStops.successiveHalving(
                settings.number("eta", 3, "above 1", x -> x > 1 && Double.isFinite(x)),
                settings.whole("minResource", 1, 1));
    }

    private static AbstractEarlyStop combined(Settings settings, Combination combination) {
        return combination
                .of(settings.earlyStops("rule"))
                .grace(settings.whole("grace", 0, 0))
                .minFinished(settings.count("minFinished", 0, 0));
    }

    private static boolean isProbability(double x) {
        return x > 0 && x < 1;
    }
}
