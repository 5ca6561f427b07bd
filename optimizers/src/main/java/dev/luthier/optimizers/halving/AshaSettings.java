package dev.luthier.optimizers.halving;

import java.util.Map;

/**
 * What can be set about asynchronous successive halving.
 *
 * @param eta one of so many trials goes on from a rung, with so many times the resource; above 1, whole or not
 * @param minResource what a new trial gets, in the unit of the experiment's full resource; at least 1
 * @param brackets how many of the rungs a new trial may begin at, drawn by chance, the lowest being the likeliest; at least
 *     1, and all if there are fewer rungs
 * @param delayed whether no more than one of {@code eta} may ever go on from a rung, so that promotions that a few early
 *     results would suggest have to wait (D-ASHA: Li et al., "Hyper-Tune", VLDB 2022); more trials begin
 */
public record AshaSettings(double eta, long minResource, int brackets, boolean delayed) {

    /** A third goes on, new trials begin with a resource of 1 at the lowest rung. */
    public static final AshaSettings DEFAULT = new AshaSettings(3, 1, 1, false);

    /** @throws IllegalArgumentException naming the setting that is out of its range */
    public AshaSettings {
        check(eta > 1 && Double.isFinite(eta), "eta", eta, "above 1");
        check(minResource >= 1, "minResource", minResource, "1 or more");
        check(brackets >= 1, "brackets", brackets, "1 or more");
    }

    public AshaSettings withEta(double value) {
        return new AshaSettings(value, minResource, brackets, delayed);
    }

    public AshaSettings withMinResource(long value) {
        return new AshaSettings(eta, value, brackets, delayed);
    }

    public AshaSettings withBrackets(int value) {
        return new AshaSettings(eta, minResource, value, delayed);
    }

    public AshaSettings withDelayed(boolean value) {
        return new AshaSettings(eta, minResource, brackets, value);
    }

    Map<String, Object> asMap() {
        return Map.of("eta", eta, "minResource", minResource, "brackets", brackets, "delayed", delayed);
    }

    private static void check(boolean holds, String setting, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "successive halving: " + setting + " is " + value + ", must be " + accepted);
        }
    }
}
