package dev.luthier.optimizers.tpe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be set about TPE.
 *
 * @param startupTrials trials before the model decides, at least 1
 * @param gamma share of the trials that count as good at the strictest threshold, in (0, 1]; never more than 25 trials
 * @param thresholds at how many thresholds good and other trials are told apart; each takes {@code growth} times as many
 *     as good as the one before. Single axes have one more.
 * @param growth above 1
 * @param candidates points drawn from the density of the good trials, at least 1
 * @param refinements random steps from the best candidate, at least 0
 */
public record TpeSettings(
        int startupTrials, double gamma, int thresholds, double growth, int candidates, int refinements) {

    /** Tuned on synthetic functions and simulated learners; see docs/benchmarks.md. */
    public static final TpeSettings DEFAULT = new TpeSettings(5, 0.1, 3, 2, 24, 20);

    public TpeSettings {
        check(startupTrials >= 1, "startupTrials", startupTrials, "1 or more");
        check(gamma > 0 && gamma <= 1, "gamma", gamma, "above 0 and at most 1");
        check(thresholds >= 1, "thresholds", thresholds, "1 or more");
        check(growth > 1 && Double.isFinite(growth), "growth", growth, "above 1");
        check(candidates >= 1, "candidates", candidates, "1 or more");
        check(refinements >= 0, "refinements", refinements, "0 or more");
    }

    /** By name, as definitions hold them. */
    Map<String, Object> asMap() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("startupTrials", startupTrials);
        settings.put("gamma", gamma);
        settings.put("thresholds", thresholds);
        settings.put("growth", growth);
        settings.put("candidates", candidates);
        settings.put("refinements", refinements);
        return settings;
    }

    private static void check(boolean holds, String setting, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException("TPE setting " + setting + " is " + value + ", must be " + accepted);
        }
    }
}
