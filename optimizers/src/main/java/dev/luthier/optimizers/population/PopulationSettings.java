package dev.luthier.optimizers.population;

import java.util.Map;

/**
 * What can be set about population-based training.
 *
 * @param populationSize members that begin before any goes on, at least 2; there are more if there are more slots
 * @param interval how far a member trains before it is compared, in the unit of the experiment's full resource; 0 for a
 *     twentieth of that
 * @param quantile share of the members that is among the worst, and that is among the best; above 0 and at most 0.5
 * @param resample probability that a hyperparameter is drawn anew, and not only changed a little; in [0, 1]
 */
public record PopulationSettings(int populationSize, long interval, double quantile, double resample) {
    private static final int INTERVALS = 20;

    /** Eight members or more, compared twenty times; a quarter goes on from another quarter. */
    public static final PopulationSettings DEFAULT = new PopulationSettings(8, 0, 0.25, 0.25);

    /** @throws IllegalArgumentException naming the setting that is out of its range */
    public PopulationSettings {
        check(populationSize >= 2, "populationSize", populationSize, "2 or more");
        check(interval >= 0, "interval", interval, "0 or more");
        check(quantile > 0 && quantile <= 0.5, "quantile", quantile, "above 0 and at most 0.5");
        check(resample >= 0 && resample <= 1, "resample", resample, "from 0 to 1");
    }

    public PopulationSettings withPopulationSize(int value) {
        return new PopulationSettings(value, interval, quantile, resample);
    }

    public PopulationSettings withInterval(long value) {
        return new PopulationSettings(populationSize, value, quantile, resample);
    }

    long intervalOf(long maxResource) {
        return interval > 0 ? interval : Math.max(1, maxResource / INTERVALS);
    }

    Map<String, Object> asMap() {
        return Map.of(
                "populationSize", populationSize, "interval", interval, "quantile", quantile, "resample", resample);
    }

    private static void check(boolean holds, String setting, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "population-based training: " + setting + " is " + value + ", must be " + accepted);
        }
    }
}
