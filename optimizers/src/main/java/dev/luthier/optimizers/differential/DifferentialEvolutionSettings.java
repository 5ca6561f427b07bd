package dev.luthier.optimizers.differential;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be set about differential evolution.
 *
 * @param populationSize trials whose differences are the steps, at least 4; the first so many are points of a Sobol sequence
 * @param scale of a difference, in (0, 2]
 * @param crossover share of the parameters in which a child differs from its target, in [0, 1]
 * @param elite share of the population towards whose members steps lead, in (0, 1]
 */
public record DifferentialEvolutionSettings(int populationSize, double scale, double crossover, double elite) {
    /** Tuned on synthetic functions; see docs/benchmarks.md. */
    public static final DifferentialEvolutionSettings DEFAULT = new DifferentialEvolutionSettings(15, 0.5, 0.7, 0.2);

    private static final int LEAST_POPULATION = 4;

    public DifferentialEvolutionSettings {
        check(populationSize >= LEAST_POPULATION, "populationSize", populationSize, LEAST_POPULATION + " or more");
        check(scale > 0 && scale <= 2, "scale", scale, "above 0 and at most 2");
        check(crossover >= 0 && crossover <= 1, "crossover", crossover, "from 0 to 1");
        check(elite > 0 && elite <= 1, "elite", elite, "above 0 and at most 1");
    }

    /** By name, as definitions hold them. */
    Map<String, Object> asMap() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("populationSize", populationSize);
        settings.put("scale", scale);
        settings.put("crossover", crossover);
        settings.put("elite", elite);
        return settings;
    }

    private static void check(boolean holds, String setting, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "differential evolution setting " + setting + " is " + value + ", must be " + accepted);
        }
    }
}
