package dev.luthier.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Coordinates and values; the numbers were computed independently in Python. */
class ParameterTest {
    private static final double LAST_BELOW_ONE = 1 - 0x1.0p-53;

    private static Parameter only(SearchSpaceBuilder builder) {
        return builder.build().parameters().get(0);
    }

    private static SearchSpaceBuilder space() {
        return SearchSpace.builder();
    }

    static List<Parameter> everyKind() {
        return space().uniform("uniform", -3, 5)
                .logUniform("logUniform", 1e-5, 0.1)
                .quantized("quantized", 0, 1, 0.1)
                .quantized("quantizedShort", 0, 1, 0.3)
                .logQuantized("logQuantized", 0.5, 10.5, 1)
                .integer("integer", -5, 5)
                .integer("integerStep", 32, 512, 32)
                .logInteger("logInteger", 1, 1000)
                .logInteger("logIntegerStep", 8, 100, 8)
                .integer("ints", Integer.MIN_VALUE, Integer.MAX_VALUE)
                .logInteger("wide", 1, 1L << 40)
                .choice("choice", "rbf", "poly", 3)
                .ordinal("ordinal", 0.5, 1, 2)
                .bool("boolean")
                .constant("constant", "fixed")
                .uniform("point", 2, 2)
                .build()
                .parameters();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void returnsToEveryValueAndStaysInItsDomain(Parameter parameter) {
        long seed = 20_240_601;
        RandomStream random = RandomStream.of(seed);
        double[] units = new double[2_000];
        Arrays.setAll(units, i -> random.nextDouble());
        System.arraycopy(new double[] {0, 0.5, LAST_BELOW_ONE, 1, -0.1, 1.1}, 0, units, 0, 6);

        for (double unit : units) {
            Object value = parameter.decode(unit);

            assertThat(parameter.accept(value))
                    .as("seed %s, unit %s", seed, unit)
                    .contains(value);
            double encoded = parameter.encode(value);
            assertThat(encoded).as("seed %s, value %s", seed, value).isBetween(0.0, 1.0);
            if (parameter.count().isPresent()) {
                assertThat(parameter.decode(encoded)).as("seed %s", seed).isEqualTo(value);
            } else {
                assertThat(encoded).as("seed %s", seed).isCloseTo(Math.min(1, Math.max(0, unit)), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void refusesACoordinateThatIsNoNumber(Parameter parameter) {
        if (!parameter.name().equals("constant")) {
            assertThatThrownBy(() -> parameter.decode(Double.NaN)).hasMessageContaining("NaN");
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void coversItsRangeByAGridWithoutRepeating(Parameter parameter) {
        List<Object> grid = parameter.grid(7);

        assertThat(grid).doesNotHaveDuplicates().contains(parameter.decode(0), parameter.decode(1));
        assertThat(grid).allSatisfy(value -> assertThat(parameter.accept(value)).contains(value));
    }

    @Test
    void aSmallRangeOfLargeIntegersIsFine() {
        long big = 1L << 60;

        SearchSpace space = SearchSpace.builder().integer("n", big, big + 9).build();

        assertThat(space.cardinality()).hasValue(10);
    }

    @Test
    void encodesIntegersAtTheCentreOfTheirInterval() {
        Parameter oneToTen = only(space().integer("n", 1, 10));
        Parameter coin = only(space().integer("n", 0, 1));

        assertThat(oneToTen.encode(7)).isEqualTo(0.65);
        assertThat(coin.decode(0.4999999)).isEqualTo(0L);
        assertThat(coin.decode(0.5)).isEqualTo(1L);
    }

    @Test
    void givesEveryIntegerTheSameProbability() {
        Parameter oneToTen = only(space().integer("n", 1, 10));
        RandomStream random = RandomStream.of(5);
        TreeMap<Object, Integer> counts = new TreeMap<>();

        IntStream.range(0, 100_000).forEach(i -> counts.merge(oneToTen.decode(random.nextDouble()), 1, Integer::sum));

        assertThat(counts).hasSize(10);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
    }

    @Test
    void padsLogarithmicIntegersByHalfAStep() {
        Parameter n = only(space().logInteger("n", 1, 1000));

        assertThat(n.encode(1)).isCloseTo(0.09118675081917017, within(1e-9));
        assertThat(n.encode(10)).isCloseTo(0.3941025802468648, within(1e-9));
        assertThat(n.encode(1000)).isCloseTo(0.999934239102254, within(1e-9));
        assertThat(List.of(n.decode(0), n.decode(0.05), n.decode(0.3), n.decode(0.999)))
                .containsExactly(1L, 1L, 5L, 993L);
        assertThat(LongStream.rangeClosed(1, 1000))
                .allSatisfy(v -> assertThat(n.decode(n.encode(v))).isEqualTo(v));
    }

    @Test
    void keepsIntegersThatOverflowAnInt() {
        Parameter ints = only(space().integer("n", Integer.MIN_VALUE, Integer.MAX_VALUE));

        for (long value : new long[] {-1, 0, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThat(ints.decode(ints.encode(value))).isEqualTo(value);
        }
        assertThat(ints.count()).isEqualTo(OptionalLong.of(1L << 32));
    }

    @Test
    void neverLeavesTheEndsOfALogarithmicRange() {
        Parameter lr = only(space().logUniform("lr", 1e-5, 0.1));

        assertThat(lr.decode(1)).isEqualTo(0.1);
        assertThat(lr.decode(0)).isEqualTo(1e-5);
        assertThat(lr.encode(1e-3)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void writesQuantisedValuesAsDecimals() {
        Parameter tenths = only(space().quantized("q", 0, 1, 0.1));

        assertThat(tenths.grid(11)).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
        assertThat(tenths.canonical(0.1 + 0.2)).isEqualTo(0.3);
        assertThat(tenths.accept(0.35)).isEmpty();
    }

    @Test
    void endsAtTheLastWholeStep() {
        Parameter thirds = only(space().quantized("q", 0, 1, 0.3));

        assertThat(thirds.grid(10)).containsExactly(0.0, 0.3, 0.6, 0.9);
        assertThat(thirds.accept(1.0)).isEmpty();
        assertThat(only(space().integer("n", 1, 10, 4)).grid(10)).containsExactly(1L, 5L, 9L);
    }

    @Test
    void encodesALogarithmicStepThatReachesBelowZero() {
        Parameter q = only(space().logQuantized("q", 0.5, 10.5, 1));

        assertThat(q.encode(0.5)).isEqualTo(0);
        assertThat(q.decode(q.encode(10.5))).isEqualTo(10.5);
    }

    @Test
    void choosesTheLastValueAtTheEndOfTheInterval() {
        Parameter kernel = only(space().choice("kernel", "a", "b", "c"));

        assertThat(List.of(kernel.decode(0), kernel.decode(0.34), kernel.decode(LAST_BELOW_ONE), kernel.decode(1)))
                .containsExactly("a", "b", "c", "c");
        assertThat(kernel.encode("b")).isEqualTo(0.5);
    }

    @Test
    void spreadsAGridOverTheScaleWithBothEnds() {
        List<Object> grid = only(space().logUniform("lr", 1e-4, 1)).grid(5);

        double[] decades = {1e-4, 1e-3, 1e-2, 1e-1, 1};
        assertThat(grid).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat((Double) grid.get(i)).isCloseTo(decades[i], within(decades[i] * 1e-9));
        }
        assertThat(only(space().logQuantized("x", 1, 4, 1)).grid(10)).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(only(space().integer("n", 0, 100)).grid(3)).containsExactly(0L, 50L, 100L);
        assertThat(only(space().uniform("x", 0, 1)).grid(1)).containsExactly(0.5);
    }

    @Test
    void treatsAPointAsAConstant() {
        Parameter point = only(space().uniform("x", 2, 2));

        assertThat(point.isConstant()).isTrue();
        assertThat(point.encode(2)).isEqualTo(0.5);
        assertThat(point.decode(0.9)).isEqualTo(2.0);
    }

    @Test
    void saysWhatItWouldHaveAccepted() {
        assertThatThrownBy(() -> only(space().integer("layers", 1, 8)).encode(9))
                .hasMessage("parameter 'layers': 9 is not a whole number from 1 to 8");
        assertThatThrownBy(() -> only(space().choice("kernel", "rbf", "poly")).encode("linear"))
                .hasMessage("parameter 'kernel': 'linear' is not one of ['rbf', 'poly']");
        assertThatThrownBy(() -> only(space().uniform("x", 0, 1)).grid(0))
                .hasMessage("resolution must be at least 1, but is 0");
    }
}
