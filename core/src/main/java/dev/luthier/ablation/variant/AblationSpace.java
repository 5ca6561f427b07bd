package dev.luthier.ablation.variant;

import dev.luthier.space.BooleanParameter;
import dev.luthier.space.Configuration;
import dev.luthier.space.ConstantParameter;
import dev.luthier.space.IntegerParameter;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.SearchSpaceBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search space of switches: a boolean for each component, true while it is kept; the number of the repeat; and, as
 * constants, what the study is about and what its groups are made of, so that the definition says it all. Immutable.
 */
public final class AblationSpace {
    /** The name of the parameter that counts the repeats. */
    public static final String REPEAT = "repeat";

    /** More repeats than anybody makes. */
    public static final int MOST_REPEATS = 10_000;

    private static final String MEMBERS = "members of ";
    private static final String COMMA = ", ";

    private final List<Component> components;
    private final Map<String, Object> constants;

    private AblationSpace(List<Component> components, Map<String, Object> constants) {
        this.components = List.copyOf(components);
        this.constants = constants;
    }

    /**
     * The search space of these components.
     *
     * @param facts what else the definition should hold, such as the name of the data, by name
     */
    public static SearchSpace of(List<Component> components, Map<String, String> facts) {
        SearchSpaceBuilder space = SearchSpace.builder();
        facts.forEach(space::constant);
        for (Component component : components) {
            if (component.isGroup()) {
                space.constant(MEMBERS + component.id(), String.join(COMMA, component.members()));
            }
        }
        components.forEach(component -> space.bool(component.id()));
        return space.integer(REPEAT, 0, MOST_REPEATS - 1).build();
    }

    /** What such a space means; empty if it is another sort of space. */
    public static Optional<AblationSpace> read(SearchSpace space) {
        Map<String, Object> constants = new LinkedHashMap<>();
        List<Component> components = new ArrayList<>();
        boolean hasRepeat = false;
        for (Parameter parameter : space.parameters()) {
            if (parameter instanceof ConstantParameter constant) {
                constants.put(constant.name(), constant.value());
            } else if (parameter instanceof BooleanParameter flag) {
                component(flag.name(), constants).ifPresent(components::add);
            } else {
                hasRepeat |= parameter instanceof IntegerParameter
                        && parameter.name().equals(REPEAT);
            }
        }
        boolean isWhole =
                constants.size() + components.size() + 1 == space.parameters().size();
        return hasRepeat && isWhole && !components.isEmpty()
                ? Optional.of(new AblationSpace(components, constants))
                : Optional.empty();
    }

    private static Optional<Component> component(String id, Map<String, Object> constants) {
        for (Component.Kind kind : Component.Kind.values()) {
            String start = kind.word() + ":";
            if (id.startsWith(start)) {
                String name = id.substring(start.length());
                Object members = constants.getOrDefault(MEMBERS + id, name);
                return Optional.of(new Component(
                        kind, name, Arrays.asList(members.toString().split(COMMA, -1))));
            }
        }
        return Optional.empty();
    }

    /** In the order of the study. */
    public List<Component> components() {
        return components;
    }

    /** The configuration of a variant's repeat. */
    public Configuration configuration(Variant variant, int repeat) {
        Map<String, Object> values = new LinkedHashMap<>(constants);
        components.forEach(component -> values.put(component.id(), variant.keeps(component)));
        values.put(REPEAT, repeat);
        return Configuration.of(values);
    }

    /** Which variant a configuration is. */
    public Variant variant(Configuration configuration) {
        return Variant.without(components.stream()
                .filter(component -> !configuration.getBoolean(component.id()))
                .toList());
    }

    /** Which repeat a configuration is, from 0. */
    public int repeat(Configuration configuration) {
        return configuration.getInt(REPEAT);
    }
}
