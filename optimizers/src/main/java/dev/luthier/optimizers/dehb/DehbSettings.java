package dev.luthier.optimizers.dehb;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be set about DEHB.
 *
 * @param eta how many times more resource a rung has than the one below; above 1, whole or not
 * @param minResource the least that the lowest rung may have, in the unit of the experiment's full resource; at least 1
 * @param scale of a difference, in (0, 2]
 * @param crossover share of the parameters in which a child differs from its target, in [0, 1]
 */
public record DehbSettings(double eta, long minResource, double scale, double crossover) {
    /** Those of the publication. */
    public static final DehbSettings DEFAULT = new DehbSettings(3, 1, 0.5, 0.5);

    /** @throws IllegalArgumentException naming the setting that is out of its range */
    public DehbSettings {
        check(eta > 1 && Double.isFinite(eta), "eta", eta, "above 1");
        check(minResource >= 1, "minResource", minResource, "1 or more");
        check(scale > 0 && scale <= 2, "scale", scale, "above 0 and at most 2");
        check(crossover >= 0 && crossover <= 1, "crossover", crossover, "from 0 to 1");
    }

    /** By name, as definitions hold them. */
    Map<String, Object> asMap() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("eta", eta);
        settings.put("minResource", minResource);
        settings.put("scale", scale);
        settings.put("crossover", crossover);
        return settings;
    }

    private static void check(boolean holds, String setting, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException("DEHB: " + setting + " is " + value + ", must be " + accepted);
        }
    }
}
