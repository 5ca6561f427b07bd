package dev.luthier.space;

import dev.luthier.problem.Problems;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One hyperparameter: a name, the values it may take, and when it takes part.
 *
 * <p>A parameter alone is only a description. It becomes trustworthy by being part of a {@link SearchSpace}, which
 * refuses all mistakes together; the methods that encode, decode and list values presume that. Immutable.
 *
 * <p>Every value has a coordinate in [0, 1]. Discrete values own an interval each and {@link #encode} answers its
 * centre, so that a model only ever sees points that stand for a value.
 */
public sealed interface Parameter extends Serializable permits DoubleParameter, IntegerParameter, Parameter.Finite {

    /** Unique within the search space. */
    String name();

    /** All must hold for the parameter to be active; none means always active. */
    List<Condition> conditions();

    /** The same parameter under other conditions. */
    Parameter withConditions(List<Condition> conditions);

    /** What is accepted, in words that complete "is not …", e.g. "a number from 0.0 to 1.0". */
    String domain();

    /** How many values there are; empty if the parameter is continuous. */
    OptionalLong count();

    /** The canonical form of a value, under which equal values are equal objects; empty if it is not accepted. */
    Optional<Object> accept(Object value);

    /**
     * The coordinate of a value in [0, 1].
     *
     * @throws IllegalArgumentException if the value is not accepted
     */
    double encode(Object value);

    /**
     * The value at a coordinate, in canonical form; coordinates outside [0, 1] are clamped.
     *
     * @throws IllegalArgumentException if the coordinate is NaN
     */
    Object decode(double unit);

    /**
     * Different values that cover the range, both ends included: all of them if there are few or they are unordered,
     * else about {@code resolution}, evenly spread over [0, 1].
     */
    List<Object> grid(int resolution);

    /** Adds whatever is wrong with this definition alone; conditions are checked by the search space. */
    void check(Problems problems);

    /** Whether there is only one value, so that nothing is to be searched. */
    default boolean isConstant() {
        return count().equals(OptionalLong.of(1));
    }

    /** As {@link #accept}, but a value that is not accepted is an error that says what would be. */
    default Object canonical(Object value) {
        return accept(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "parameter '" + name() + "': " + Configuration.describe(value) + " is not " + domain()));
    }

    /** A parameter whose values are listed one by one. */
    sealed interface Finite extends Parameter
            permits CategoricalParameter, OrdinalParameter, BooleanParameter, ConstantParameter {

        /** The values in canonical form, in the order of their coordinates. */
        List<Object> values();

        /** Whether neighbours in {@link #values()} are alike; if not, the distance of coordinates means nothing. */
        boolean isOrdered();

        @Override
        default String domain() {
            return "one of " + values().stream().map(Configuration::describe).toList();
        }

        @Override
        default OptionalLong count() {
            return OptionalLong.of(values().size());
        }

        @Override
        default Optional<Object> accept(Object value) {
            return values().stream()
                    .filter(own -> Configuration.same(own, value))
                    .findFirst();
        }

        @Override
        default double encode(Object value) {
            return (values().indexOf(canonical(value)) + 0.5) / values().size();
        }

        @Override
        default Object decode(double unit) {
            return values().get((int) Scale.LINEAR.decodeStep(unit, 0, 1, values().size()));
        }

        @Override
        default List<Object> grid(int resolution) {
            return values();
        }
    }
}
