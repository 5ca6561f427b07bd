package dev.luthier.optimizers.cmaes;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be set about CMA-ES.
 *
 * @param startupTrials trials of a Sobol sequence, at the best of which the search begins; at least 1
 * @param stepSize standard deviation at the beginning, as a share of each parameter's range, in (0, 1]
 * @param populationSize trials of a generation, at least 4; 0 for 4 + 1.5 ln n with n parameters. More cope better with noise
 *     and many local minima, and converge later.
 */
public record CmaEsSettings(int startupTrials, double stepSize, int populationSize) {
    private static final int LEAST_POPULATION = 4;

    /** Tuned on synthetic functions; see docs/benchmarks.md. */
    public static final CmaEsSettings DEFAULT = new CmaEsSettings(6, 0.15, 0);

    public CmaEsSettings {
        check(startupTrials >= 1, "startupTrials", startupTrials, "1 or more");
        check(stepSize > 0 && stepSize <= 1, "stepSize", stepSize, "above 0 and at most 1");
        check(
                populationSize == 0 || populationSize >= LEAST_POPULATION,
                "populationSize",
                populationSize,
                "0, or 4 or more");
    }

    /** By name, as definitions hold them. */
    Map<String, Object> asMap() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("startupTrials", startupTrials);
        settings.put("stepSize", stepSize);
        settings.put("populationSize", populationSize);
        return settings;
    }

    int populationFor(int dimensions) {
        return populationSize == 0
                ? LEAST_POPULATION + (int) Math.floor(1.5 * StrictMath.log(Math.max(1, dimensions)))
                : populationSize;
    }

    private static void check(boolean holds, String setting, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException("CMA-ES setting " + setting + " is " + value + ", must be " + accepted);
        }
    }
}
