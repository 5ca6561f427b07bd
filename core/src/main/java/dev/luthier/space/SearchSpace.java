package dev.luthier.space;

import dev.luthier.problem.InvalidInputException;
import dev.luthier.problem.Problems;
import dev.luthier.random.RandomStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The configurations among which an experiment searches.
 *
 * <p>Parameters are in the order of declaration, except that a parent always comes before its children. To an optimizer
 * the space is a unit cube with one dimension for each parameter that is not constant, conditional ones included; see
 * {@link #dimensions}. An empty space is allowed and has one configuration. Immutable.
 */
public final class SearchSpace implements Serializable {
    private static final long serialVersionUID = 1;
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final double CENTER = 0.5;

    private final List<Parameter> parameters;
    private final List<Parameter> dimensions;

    private SearchSpace(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        this.dimensions =
                parameters.stream().filter(parameter -> !parameter.isConstant()).toList();
    }

    /** Starts an empty search space. */
    public static SearchSpaceBuilder builder() {
        return new SearchSpaceBuilder();
    }

    /**
     * The search space of these parameters.
     *
     * @throws InvalidInputException with everything that is wrong with them
     */
    public static SearchSpace of(List<? extends Parameter> parameters) {
        return of(parameters, new Problems());
    }

    /** @param problems what the caller has found already; it is reported together with the rest */
    static SearchSpace of(List<? extends Parameter> parameters, Problems problems) {
        List<Parameter> checked = SpaceRules.check(List.copyOf(parameters), problems);
        problems.throwIfAny("search space");
        return new SearchSpace(checked);
    }

    /** All parameters, parents before their children. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * The parameter of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no parameter '" + name + "', only " + names()));
    }

    /** The names of all parameters, parents before their children. */
    public List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** The axes of the unit cube: the parameters that have more than one value, in order. */
    public List<Parameter> dimensions() {
        return dimensions;
    }

    /**
     * The configuration at a point of the unit cube; coordinates of inactive parameters are ignored.
     *
     * @param unit one coordinate for each of {@link #dimensions()}; outside [0, 1] it is clamped
     * @throws IllegalArgumentException if the length is wrong or a coordinate is NaN
     */
    public Configuration decode(double[] unit) {
        if (unit.length != dimensions.size()) {
            throw new IllegalArgumentException(
                    "a point needs " + dimensions.size() + " coordinates, but has " + unit.length);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        int next = 0;
        for (Parameter parameter : parameters) {
            double coordinate = parameter.isConstant() ? CENTER : unit[next++];
            if (isActive(parameter, values)) {
                values.put(parameter.name(), parameter.decode(coordinate));
            }
        }
        return Configuration.of(values);
    }

    /**
     * The point of a configuration. Discrete values are at the centres of their intervals; inactive parameters are at
     * 0.5, so that they never make two points differ, see {@link #active}.
     *
     * @throws IllegalArgumentException if an active parameter is missing or has a value outside its domain
     */
    public double[] encode(Configuration configuration) {
        double[] unit = new double[dimensions.size()];
        Arrays.setAll(unit, i -> {
            Parameter parameter = dimensions.get(i);
            boolean active = isActive(parameter, configuration.asMap());
            return active ? parameter.encode(configuration.get(parameter.name())) : CENTER;
        });
        return unit;
    }

    /** For each of {@link #dimensions()}, whether its parameter is active in the configuration. */
    public boolean[] active(Configuration configuration) {
        boolean[] active = new boolean[dimensions.size()];
        for (int i = 0; i < active.length; i++) {
            active[i] = isActive(dimensions.get(i), configuration.asMap());
        }
        return active;
    }

    /** A random configuration: one draw for each dimension, parents before their children. */
    public Configuration sample(RandomStream random) {
        double[] unit = new double[dimensions.size()];
        Arrays.setAll(unit, i -> random.nextDouble());
        return decode(unit);
    }

    /**
     * How many different configurations there are; empty if any parameter is continuous. More than a long can hold are
     * {@link Long#MAX_VALUE}.
     */
    public OptionalLong cardinality() {
        boolean continuous =
                parameters.stream().anyMatch(parameter -> parameter.count().isEmpty());
        return continuous
                ? OptionalLong.empty()
                : OptionalLong.of(Cardinality.of(parameters).min(MAX_LONG).longValue());
    }

    /** Whether the parameter takes part, given the values of its ancestors. */
    public boolean isActive(String name, Configuration configuration) {
        return isActive(parameter(name), configuration.asMap());
    }

    /**
     * Refuses a configuration that is not of this space.
     *
     * @throws InvalidInputException naming all values that are missing, unknown, inactive or outside their domain
     */
    public void validate(Configuration configuration) {
        List<String> problems = problems(configuration);
        if (!problems.isEmpty()) {
            throw new InvalidInputException("configuration", problems);
        }
    }

    /** Everything for which {@link #validate} refuses a configuration; empty if it is of this space. */
    public List<String> problems(Configuration configuration) {
        Problems problems = new Problems();
        for (Parameter parameter : parameters) {
            validate(parameter, configuration, problems.prefixed("parameter '" + parameter.name() + "'"));
        }
        for (String name : configuration.asMap().keySet()) {
            problems.check(names().contains(name), "parameter '%s': unknown, the space has %s", name, names());
        }
        return problems.messages();
    }

    private void validate(Parameter parameter, Configuration configuration, Problems problems) {
        Map<String, Object> values = configuration.asMap();
        Object value = values.get(parameter.name());
        boolean active = isActive(parameter, values);
        if (value == null) {
            problems.check(!active, "missing, expected %s", parameter.domain());
        } else if (!active) {
            problems.add("must be left out, as it is active only if %s", parameter.conditions());
        } else {
            boolean accepted = parameter.accept(value).isPresent();
            problems.check(accepted, "%s is not %s", Configuration.describe(value), parameter.domain());
        }
    }

    /**
     * The configuration as this space itself would write it: in its order, whole numbers of real parameters as Double,
     * quantised values without rounding errors. Equal trials become equal objects.
     *
     * @throws InvalidInputException as {@link #validate}
     */
    public Configuration canonical(Configuration configuration) {
        validate(configuration);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (configuration.contains(parameter.name())) {
                values.put(parameter.name(), parameter.canonical(configuration.get(parameter.name())));
            }
        }
        return Configuration.of(values);
    }

    /**
     * A configuration of another space, as far as it means something in this one. Values of unknown or inactive parameters
     * are left out; a missing value is taken from {@code defaults}. Empty if a value is still missing or outside its domain.
     */
    public Optional<Configuration> fit(Configuration foreign, Configuration defaults) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (isActive(parameter, values)) {
                Optional<Object> value = fit(parameter, foreign, defaults);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.put(parameter.name(), value.get());
            }
        }
        return Optional.of(Configuration.of(values));
    }

    private static Optional<Object> fit(Parameter parameter, Configuration foreign, Configuration defaults) {
        Configuration source = foreign.contains(parameter.name()) ? foreign : defaults;
        if (source.contains(parameter.name())) {
            return parameter.accept(source.get(parameter.name()));
        }
        return parameter.isConstant() ? Optional.of(parameter.decode(CENTER)) : Optional.empty();
    }

    private boolean isActive(Parameter parameter, Map<String, Object> values) {
        return parameter.conditions().stream().allMatch(condition -> isFulfilled(condition, values));
    }

    /** An inactive parent fulfils nothing, even if a stale value of it is still there. */
    private boolean isFulfilled(Condition condition, Map<String, Object> values) {
        Parameter parent = parameter(condition.parent());
        Object value = values.get(parent.name());
        return value != null && parent.accept(value).filter(condition::accepts).isPresent() && isActive(parent, values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SearchSpace that && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return "SearchSpace" + parameters;
    }
}
