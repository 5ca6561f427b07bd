package dev.luthier.optimizers.gaussian;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be set about the Gaussian process.
 *
 * @param initialTrials most trials before the model decides, at least 3; with fewer parameters than that, fewer are enough
 * @param inputWarping whether coordinates are bent where that makes the metrics seen more likely, for metrics that change
 *     quickly at one end of a range; looked at from ten trials for each parameter on
 * @param costAware whether cheap trials are preferred, measured by their time on slots, as long as much of the budget is left
 * @param regretBound the search ends when no configuration is likely to be better than the best one by more than this, in
 *     units of the metric and from 20 trials on; 0 for never
 */
public record GaussianProcessSettings(int initialTrials, boolean inputWarping, boolean costAware, double regretBound) {

    /** Tuned on synthetic functions; see docs/benchmarks.md. */
    public static final GaussianProcessSettings DEFAULT = new GaussianProcessSettings(4, false, false, 0);

    private static final int LEAST_INITIAL = 3;

    /** @throws IllegalArgumentException naming the setting that is out of its range */
    public GaussianProcessSettings {
        check(initialTrials >= LEAST_INITIAL, "initialTrials", initialTrials, LEAST_INITIAL + " or more");
        check(
                regretBound >= 0 && Double.isFinite(regretBound),
                "regretBound",
                regretBound,
                "finite and at least 0, where 0 stands for never");
    }

    public GaussianProcessSettings withInitialTrials(int value) {
        return new GaussianProcessSettings(value, inputWarping, costAware, regretBound);
    }

    public GaussianProcessSettings withInputWarping() {
        return new GaussianProcessSettings(initialTrials, true, costAware, regretBound);
    }

    public GaussianProcessSettings withCostAware() {
        return new GaussianProcessSettings(initialTrials, inputWarping, true, regretBound);
    }

    public GaussianProcessSettings withRegretBound(double value) {
        return new GaussianProcessSettings(initialTrials, inputWarping, costAware, value);
    }

    /** How many trials a space of so many dimensions begins with. */
    int designSize(int dimensions) {
        return Math.min(initialTrials, Math.max(LEAST_INITIAL, dimensions + 1));
    }

    /** By name, as definitions hold them. */
    Map<String, Object> asMap() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("initialTrials", initialTrials);
        settings.put("inputWarping", inputWarping);
        settings.put("costAware", costAware);
        settings.put("regretBound", regretBound);
        return settings;
    }

    private static void check(boolean holds, String setting, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Gaussian process setting " + setting + " is " + value + ", must be " + accepted);
        }
    }
}
