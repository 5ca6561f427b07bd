package dev.luthier.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a running trial says of itself at one step.
 *
 * @param step epoch, boosting round or whatever the training function counts; at least 0, increasing within an attempt
 * @param value the experiment's metric at that step; may be NaN, which is worse than every number
 * @param more further metrics by name, in the order in which they were given
 */
public record Report(long step, double value, Map<String, Double> more) {

    public Report {
        if (step < 0) {
            throw new IllegalArgumentException("report step is " + step + ", must be 0 or more");
        }
        more = more.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    public Report(long step, double value) {
        this(step, value, Map.of());
    }
}
