package dev.luthier.definition;

import dev.luthier.problem.Problems;
import dev.luthier.space.Configuration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer or early-stopping rule as data.
 *
 * @param name what it is called in definitions, as in {@code random}
 * @param settings its settings by name: texts, numbers, booleans and lists of these, each in the form that
 *     {@link Configuration} gives values too, so that equal settings are equal objects
 */
public record Named(String name, Map<String, Object> settings) {

    public Named {
        TreeMap<String, Object> canonical = new TreeMap<>();
        settings.forEach((setting, value) -> canonical.put(setting, canonical(value)));
        settings = Collections.unmodifiableMap(canonical);
    }

    public Named(String name) {
        this(name, Map.of());
    }

    void check(Problems problems) {
        settings.forEach((setting, value) -> problems.check(
                isSetting(value),
                "setting '%s' is %s, must be a text, a finite number, a boolean or a list of these",
                setting,
                value));
    }

    @Override
    public String toString() {
        return settings.isEmpty() ? name : name + settings;
    }

    private static Object canonical(Object value) {
        if (!(value instanceof Collection<?> values)) {
            return Configuration.canonical(value);
        }
        List<Object> canonical = new ArrayList<>();
        values.forEach(each -> canonical.add(Configuration.canonical(each)));
        return Collections.unmodifiableList(canonical);
    }

    private static boolean isSetting(@Nullable Object value) {
        return value instanceof List<?> values
                ? values.stream().allMatch(Configuration::isValue)
                : Configuration.isValue(value);
    }
}
