package dev.luthier.optimizers.forest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be set about the search by a random forest.
 *
 * @param startupTrials trials of a Sobol sequence before the model decides, at least 1
 * @param trees of each forest, at least 2
 * @param randomEvery so many suggestions come to one random one, at least 2: a guard against a model that is wrong
 */
public record RandomForestSettings(int startupTrials, int trees, int randomEvery) {
    /** Tuned on synthetic functions; see docs/benchmarks.md. */
    public static final RandomForestSettings DEFAULT = new RandomForestSettings(8, 30, 10);

    public RandomForestSettings {
        check(startupTrials >= 1, "startupTrials", startupTrials, "1 or more");
        check(trees >= 2, "trees", trees, "2 or more");
        check(randomEvery >= 2, "randomEvery", randomEvery, "2 or more");
    }

    /** By name, as definitions hold them. */
    Map<String, Object> asMap() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("startupTrials", startupTrials);
        settings.put("trees", trees);
        settings.put("randomEvery", randomEvery);
        return settings;
    }

    private static void check(boolean holds, String setting, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "random forest setting " + setting + " is " + value + ", must be " + accepted);
        }
    }
}
