package dev.luthier.space;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A parameter is active only where its parent is active and has one of the accepted values.
 *
 * @param parent name of the parameter that decides
 * @param accepted at least one value that the parent can take
 */
public record Condition(String parent, Set<Object> accepted) implements Serializable {

    /** Copies the values in their order and in canonical form; whether they make sense, {@link SearchSpace} checks. */
    public Condition {
        accepted = canonical(accepted);
    }

    /** The condition that the parent has one of these values. */
    public static Condition of(String parent, Object... accepted) {
        return new Condition(parent, new LinkedHashSet<>(Arrays.asList(accepted)));
    }

    private static Set<Object> canonical(Collection<?> values) {
        Set<Object> canonical = new LinkedHashSet<>();
        values.forEach(value -> canonical.add(Configuration.canonical(value)));
        return Collections.unmodifiableSet(canonical);
    }

    @Override
    public String toString() {
        return parent + " is " + (accepted.size() == 1 ? "" : "one of ")
                + accepted.stream().map(Configuration::describe).collect(Collectors.joining(", "));
    }

    /** Whether a value of the parent, in canonical form, satisfies this condition. */
    public boolean accepts(Object value) {
        return accepted.contains(value);
    }
}
