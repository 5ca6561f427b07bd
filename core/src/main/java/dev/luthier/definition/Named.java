package dev.luthier.definition;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An optimizer or early-stopping rule as data.
 *
 * @param name what it is called in definitions, as in {@code random}
 * @param settings its settings by name: strings, numbers, booleans and lists of these
 */
public record Named(String name, Map<String, Object> settings) {

    public Named {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    public Named(String name) {
        this(name, Map.of());
    }

    @Override
    public String toString() {
        return settings.isEmpty() ? name : name + settings;
    }
}
