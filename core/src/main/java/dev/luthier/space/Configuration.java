package dev.luthier.space;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hyperparameter values of a trial, by name, in the order of the search space.
 *
 * <p>Values are {@link Double}, {@link Long}, {@link String} or {@link Boolean}; other whole numbers become Long, floats
 * Double and enum constants their names. Only active parameters are present, so two configurations are equal exactly if
 * they mean the same trial; the order plays no part in that. Immutable.
 */
public final class Configuration implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Configuration EMPTY = new Configuration(Map.of());

    private final Map<String, Object> values;

    private Configuration(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** The configuration without parameters. */
    public static Configuration of() {
        return EMPTY;
    }

    /** A configuration as a list of names and values: {@code of("lr", 0.01, "kernel", "rbf")}. */
    public static Configuration of(String name, Object value, Object... more) {
        if (more.length % 2 != 0) {
            throw new IllegalArgumentException("the last of the names and values lacks its value: " + List.of(more));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(name, value);
        for (int i = 0; i < more.length; i += 2) {
            if (!(more[i] instanceof String next) || values.put(next, more[i + 1]) != null) {
                throw new IllegalArgumentException("expected a new parameter name, but got " + describe(more[i]));
            }
        }
        return of(values);
    }

    /**
     * A copy of these values, in the map's order.
     *
     * @throws IllegalArgumentException if a value is missing, of another type, or a number that is not finite
     */
    public static Configuration of(Map<String, ?> values) {
        Map<String, Object> canonical = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            canonical.put(name, canonical(value));
            if (!isValue(canonical.get(name))) {
                throw new IllegalArgumentException("parameter '" + name + "': " + describe(value)
                        + " is not a finite number, a text or a boolean");
            }
        });
        return new Configuration(canonical);
    }

    /** This configuration with one value added or replaced. */
    public Configuration with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return of(changed);
    }

    /** This configuration without that parameter. */
    public Configuration without(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.remove(name);
        return new Configuration(changed);
    }

    public boolean contains(String name) {
        return values.containsKey(name);
    }

    /** The value in canonical form. All getters throw IllegalArgumentException if the parameter is not there. */
    public Object get(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' is not in this configuration, which has " + values.keySet());
        }
        return value;
    }

    /** A number, whole or not. */
    public double getDouble(String name) {
        return get(name, Number.class, "a number").doubleValue();
    }

    /** A whole number. */
    public long getLong(String name) {
        return get(name, Long.class, "a whole number");
    }

    /** A whole number that fits into an int. */
    public int getInt(String name) {
        long number = getLong(name);
        if (number != (int) number) {
            throw refusal(name, number, "in the range of an int");
        }
        return (int) number;
    }

    public String getString(String name) {
        return get(name, String.class, "a text");
    }

    public boolean getBoolean(String name) {
        return get(name, Boolean.class, "a boolean");
    }

    private <T> T get(String name, Class<T> type, String wanted) {
        Object value = get(name);
        if (!type.isInstance(value)) {
            throw refusal(name, value, wanted);
        }
        return type.cast(value);
    }

    private static IllegalArgumentException refusal(String name, Object value, String wanted) {
        return new IllegalArgumentException("parameter '" + name + "' is " + describe(value) + ", a "
                + value.getClass().getSimpleName() + ", and not " + wanted);
    }

    /** All values in order; cannot be changed. */
    public Map<String, Object> asMap() {
        return values;
    }

    /** The one form of a value that is used everywhere; what cannot be a value is returned as it is. */
    public static Object canonical(Object value) {
        if (value instanceof Float number) {
            return Double.parseDouble(number.toString()); // 0.1f means 0.1
        }
        if (value instanceof Double number) {
            return number + 0.0; // -0.0 is 0.0
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /** Copies values that are still to be checked, so that they may be null or of a wrong type. */
    static List<Object> canonicalValues(List<?> values) {
        List<Object> canonical = new ArrayList<>();
        values.forEach(value -> canonical.add(canonical(value)));
        return Collections.unmodifiableList(canonical);
    }

    /** Whether a value in canonical form can be in a configuration. */
    public static boolean isValue(@Nullable Object canonical) {
        return canonical instanceof Double number
                ? Double.isFinite(number)
                : canonical instanceof Long || canonical instanceof String || canonical instanceof Boolean;
    }

    /** Whether two values mean the same; 2 and 2.0 do. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        Object a = canonical(one);
        Object b = canonical(other);
        return (a instanceof Number x && b instanceof Number y && x.getClass() != y.getClass())
                ? x.doubleValue() == y.doubleValue()
                : a.equals(b);
    }

    /** A value as messages show it. */
    static String describe(@Nullable Object value) {
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Configuration that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
