package dev.luthier.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.luthier.problem.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidSearchSpaceTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static Arguments row(SearchSpaceBuilder bad, String... words) {
        return arguments(bad, words);
    }

    private static SearchSpaceBuilder space() {
        return SearchSpace.builder();
    }

    private static SearchSpaceBuilder parents() {
        return space().choice("kernel", "rbf", "poly")
                .uniform("lr", 0, 1)
                .bool("bias")
                .integer("layers", 1, 3);
    }

    static Stream<Arguments> ranges() {
        return Stream.of(
                row(space().uniform("x", 1, 0), "'x'", "min 1.0 is above max 0.0", "swap them?"),
                row(space().logUniform("x", 0.1, 0.01), "'x'", "min 0.1 is above max 0.01", "swap"),
                row(space().integer("n", 8, 1), "'n'", "min 8 is above max 1", "swap"),
                row(space().uniform("x", NAN, 1), "'x'", "NaN", "finite"),
                row(space().uniform("x", 0, INFINITY), "'x'", "max Infinity", "finite"),
                row(space().uniform("x", -1e308, 1e308), "'x'", "too wide"),
                row(space().logUniform("x", 0, 1), "'x'", "min 0.0 must be above 0", "LOG"),
                row(space().logUniform("x", -1, 1), "'x'", "min -1.0 must be above 0"),
                row(space().logInteger("n", 0, 10), "'n'", "min 0 must be at least 1", "LOG"),
                row(space().integer("n", 0, Long.MAX_VALUE), "'n'", "too wide", "2^40"),
                row(space().logInteger("n", 1, 1L << 50), "'n'", "too wide"),
                row(space().quantized("x", 0, 1, 0), "'x'", "step 0.0 must be above 0"),
                row(space().quantized("x", 0, 1, -0.1), "'x'", "step -0.1 must be above 0"),
                row(space().quantized("x", 0, 1, NAN), "'x'", "step NaN must be above 0"),
                row(space().quantized("x", 0, 1, 2), "'x'", "step 2.0 is larger than the range 1.0"),
                row(space().quantized("x", 0, 1, 1e-300), "'x'", "step 1.0E-300 is too small"),
                row(space().integer("n", 1, 8, 0), "'n'", "step 0 must be above 0"),
                row(space().integer("n", 1, 8, -2), "'n'", "step -2 must be above 0"),
                row(space().integer("n", 1, 8, 100), "'n'", "step 100 is larger than the range from 1 to 8"));
    }

    static Stream<Arguments> namesAndValues() {
        return Stream.of(
                row(space().bool(""), "name must not be empty"),
                row(space().bool("  "), "name must not be empty"),
                row(space().bool(null), "name must not be empty"),
                row(space().bool("x").uniform("x", 0, 1), "'x'", "used twice"),
                row(space().choice("kernel"), "'kernel'", "at least one value"),
                row(space().choice("kernel", "rbf", "rbf"), "'kernel'", "'rbf' is listed twice"),
                row(space().choice("kernel", 1, 1.0), "'kernel'", "1.0 is listed twice"),
                row(space().choice("kernel", "rbf", null), "'kernel'", "null is not a finite number, a text"),
                row(space().choice("kernel", "rbf", List.of()), "'kernel'", "[] is not a finite number"),
                row(space().ordinal("size"), "'size'", "at least one value"),
                row(space().ordinal("size", 1, 2, NAN), "'size'", "NaN is not a finite number"),
                row(space().ordinal("size", 1, "large"), "'size'", "no common order", "large"),
                row(space().constant("seed", null), "'seed'", "null is not"),
                row(space().constant("seed", Map.of()), "'seed'", "{} is not"));
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                row(
                        parents().when("kernl").is("poly", b -> b.bool("x")),
                        "'x'",
                        "'kernl'",
                        "no such parameter",
                        "kernel"),
                row(parents().when("x").is(true, b -> b.bool("x")), "'x'", "cannot depend on itself"),
                row(parents().when("lr").is(0.5, b -> b.bool("x")), "'x'", "'lr'", "a real number cannot decide"),
                row(parents().when("kernel").is("ply", b -> b.bool("x")), "'x'", "never 'ply'", "['rbf', 'poly']"),
                row(parents().when("bias").is("yes", b -> b.bool("x")), "'x'", "never 'yes'", "[false, true]"),
                row(parents().when("layers").is(4, b -> b.bool("x")), "'x'", "never 4", "from 1 to 3"),
                row(parents().when("layers").isOneOf(List.of(), b -> b.bool("x")), "'x'", "at least one value"),
                row(parents().when("kernel").is(null, b -> b.bool("x")), "'x'", "never null"),
                row(
                        parents().when("a").is(true, b -> b.bool("b")).when("b").is(true, b -> b.bool("a")),
                        "depends on itself through [b, a]"),
                row(
                        parents()
                                .when("kernel")
                                .is("poly", b -> b.when("kernel").is("rbf", c -> c.bool("x"))),
                        "'x'",
                        "never be active",
                        "'kernel' contradict"),
                row(
                        parents()
                                .when("kernel")
                                .is("poly", b -> b.bool("a"))
                                .when("kernel")
                                .is("rbf", b -> b.when("a").is(true, c -> c.bool("x"))),
                        "'x'",
                        "never be active",
                        "'kernel' contradict"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource({"ranges", "namesAndValues", "conditions"})
    void isRefusedInWordsThatHelp(SearchSpaceBuilder bad, String[] words) {
        assertThatThrownBy(bad::build)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).hasSize(1))
                .hasMessageStartingWith("invalid search space: parameter '")
                .hasMessageContainingAll(words);
    }

    @Test
    void isRefusedForAllReasonsAtOnceAndEachTimeAgain() {
        SearchSpaceBuilder bad = space().logUniform("lr", 0, -1)
                .quantized("momentum", 0, 1, 0)
                .choice("kernel", "rbf", "rbf")
                .when("kernl")
                .is("poly", poly -> poly.integer("degree", 5, 2));

        List<String> problems =
                catchThrowableOfType(InvalidInputException.class, bad::build).problems();

        assertThat(problems)
                .containsExactly(
                        "parameter 'momentum': step 0.0 must be above 0",
                        "parameter 'lr': min 0.0 is above max -1.0 (swap them?)",
                        "parameter 'kernel': value 'rbf' is listed twice",
                        "parameter 'degree': min 5 is above max 2 (swap them?)",
                        "parameter 'degree': condition on 'kernl': there is no such parameter, only [lr, momentum, kernel, degree]");
        assertThatThrownBy(bad::build).hasMessageContaining("5 problems");
    }

    @Test
    void isRefusedWhenMadeOfParametersToo() {
        Parameter bad = new DoubleParameter("x", 1, 0, Scale.LINEAR, 0, List.of());

        assertThatThrownBy(() -> SearchSpace.of(List.of(bad))).hasMessageContaining("swap them?");
    }
}
