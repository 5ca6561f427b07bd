package dev.luthier.space;

import dev.luthier.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a search space by hand.
 *
 * <pre>{@code
 * SearchSpace space = SearchSpace.builder()
 *         .logUniform("lr", 1e-5, 1e-1)
 *         .choice("kernel", "rbf", "poly")
 *         .when("kernel").is("poly", poly -> poly.integer("degree", 2, 5))
 *         .build();
 * }</pre>
 *
 * Nothing is refused before {@link #build}, which then names all mistakes. Not thread-safe.
 */
public final class SearchSpaceBuilder {
    private final List<Parameter> parameters;
    private final List<Condition> conditions;
    private final Problems problems;

    SearchSpaceBuilder() {
        this(new ArrayList<>(), List.of(), new Problems());
    }

    private SearchSpaceBuilder(List<Parameter> parameters, List<Condition> conditions, Problems problems) {
        this.parameters = parameters;
        this.conditions = conditions;
        this.problems = problems;
    }

    /** A real number, every part of the range alike; both ends are included. */
    public SearchSpaceBuilder uniform(String name, double min, double max) {
        return add(new DoubleParameter(name, min, max, Scale.LINEAR, 0, conditions));
    }

    /** A real number above 0, every order of magnitude alike; both ends are included. */
    public SearchSpaceBuilder logUniform(String name, double min, double max) {
        return add(new DoubleParameter(name, min, max, Scale.LOG, 0, conditions));
    }

    /** One of min, min + step, min + 2 step … up to max. */
    public SearchSpaceBuilder quantized(String name, double min, double max, double step) {
        return quantized(new DoubleParameter(name, min, max, Scale.LINEAR, step, conditions));
    }

    /** As {@link #quantized}, every order of magnitude alike. */
    public SearchSpaceBuilder logQuantized(String name, double min, double max, double step) {
        return quantized(new DoubleParameter(name, min, max, Scale.LOG, step, conditions));
    }

    private SearchSpaceBuilder quantized(DoubleParameter parameter) {
        problems.check(parameter.isQuantized(), "parameter '%s': step 0.0 must be above 0", parameter.name());
        return add(parameter);
    }

    /** A whole number; both ends are included. */
    public SearchSpaceBuilder integer(String name, long min, long max) {
        return integer(name, min, max, 1);
    }

    /** One of min, min + step, min + 2 step … up to max. */
    public SearchSpaceBuilder integer(String name, long min, long max, long step) {
        return add(new IntegerParameter(name, min, max, Scale.LINEAR, step, conditions));
    }

    /** A whole number of at least 1, every order of magnitude alike; both ends are included. */
    public SearchSpaceBuilder logInteger(String name, long min, long max) {
        return logInteger(name, min, max, 1);
    }

    /** As {@link #logInteger(String, long, long)}, but only min, min + step, min + 2 step … up to max. */
    public SearchSpaceBuilder logInteger(String name, long min, long max, long step) {
        return add(new IntegerParameter(name, min, max, Scale.LOG, step, conditions));
    }

    /** One of several texts, numbers, booleans or enum constants that have no order. */
    public SearchSpaceBuilder choice(String name, Object... values) {
        return add(new CategoricalParameter(name, Arrays.asList(values), conditions));
    }

    /** One of several numbers, texts or enum constants, given in their order. */
    public SearchSpaceBuilder ordinal(String name, Object... values) {
        return add(new OrdinalParameter(name, Arrays.asList(values), conditions));
    }

    public SearchSpaceBuilder bool(String name) {
        return add(new BooleanParameter(name, conditions));
    }

    /** A value that every configuration has. */
    public SearchSpaceBuilder constant(String name, Object value) {
        return add(new ConstantParameter(name, value, conditions));
    }

    /** A parameter made elsewhere; it keeps its conditions and gets those of this place too. */
    public SearchSpaceBuilder add(Parameter parameter) {
        List<Condition> all = new ArrayList<>(conditions);
        parameter.conditions().stream().filter(own -> !all.contains(own)).forEach(all::add);
        parameters.add(parameter.withConditions(all));
        return this;
    }

    /** Starts a condition on a parameter, which may also be declared later. */
    public When when(String parent) {
        return new When(parent);
    }

    /**
     * Ends the definition.
     *
     * @throws dev.luthier.problem.InvalidInputException with everything that is wrong with it
     */
    public SearchSpace build() {
        Problems all = new Problems();
        all.addAll(problems.messages());
        return SearchSpace.of(parameters, all);
    }

    /** The first half of a condition, {@code when("kernel")}; conditions may be nested to any depth. */
    public final class When {
        private final String parent;

        private When(String parent) {
            this.parent = parent;
        }

        /** What is declared by {@code then} is active only if the parent is active and has this value. */
        public SearchSpaceBuilder is(Object value, Consumer<SearchSpaceBuilder> then) {
            return isOneOf(Arrays.asList(value), then);
        }

        /** What is declared by {@code then} is active only if the parent is active and has one of these values. */
        public SearchSpaceBuilder isOneOf(Collection<?> values, Consumer<SearchSpaceBuilder> then) {
            List<Condition> nested = new ArrayList<>(conditions);
            nested.add(new Condition(parent, new LinkedHashSet<>(values)));
            then.accept(new SearchSpaceBuilder(parameters, nested, problems));
            return SearchSpaceBuilder.this;
        }
    }
}
