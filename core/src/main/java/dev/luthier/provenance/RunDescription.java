package dev.luthier.provenance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run of an experiment, as whoever starts it knows it.
 *
 * @param code what trains
 * @param slots what is known of the slots, by name
 * @param inputs the data that the user declares: a name, and the path or URI of a file or folder
 */
public record RunDescription(TrainingCode code, Map<String, String> slots, Map<String, String> inputs) {
    public RunDescription {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
