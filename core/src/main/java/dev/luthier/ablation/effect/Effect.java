package dev.luthier.ablation.effect;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Contrast}, in units of the metric: positive is good, whichever way the metric points.
 *
 * @param estimate mean and interval over the repeats
 * @param adjusted p-value corrected for the number of looks and, by Holm, for the family; NaN if there is none
 * @param verdict what can be said of it
 * @param reason why, in a line
 * @param failure why a variant fails; null if none does
 */
public record Effect(
        Contrast contrast,
        Estimate estimate,
        double adjusted,
        Verdict verdict,
        String reason,
        @Nullable String failure) {

    public String name() {
        return contrast.name();
    }

    /** Whether it can be told from noise. */
    public boolean isDistinguishable() {
        return verdict == Verdict.HELPS || verdict == Verdict.HARMS;
    }
}
