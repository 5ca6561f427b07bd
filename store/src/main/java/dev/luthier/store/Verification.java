package dev.luthier.store;

import dev.luthier.run.Verifier.Difference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of going through an experiment's facts again.
 *
 * @param facts how many were gone through, up to the first difference
 * @param decisions on how many of them the decisions were known and compared
 * @param suggestions how many the optimizer was asked for again
 * @param firstDifference null if everything was as it had been noted
 */
public record Verification(
        long facts,
        long decisions,
        long suggestions,
        @Nullable Difference firstDifference) {

    public boolean isSame() {
        return firstDifference == null;
    }

    public Optional<Difference> difference() {
        return Optional.ofNullable(firstDifference);
    }

    @Override
    public String toString() {
        return facts + " facts, " + decisions + " decisions and " + suggestions + " suggestions compared: "
                + (firstDifference == null ? "all the same" : firstDifference);
    }
}
