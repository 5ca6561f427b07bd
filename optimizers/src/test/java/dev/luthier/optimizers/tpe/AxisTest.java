package dev.luthier.optimizers.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Parameter;
import dev.luthier.testkit.Spaces;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AxisTest {

    static Stream<Parameter> discrete() {
        return Spaces.mixed().dimensions().stream().filter(parameter -> Axis.of(parameter) instanceof Axis.Cells);
    }

    static List<Parameter> all() {
        return Spaces.mixed().dimensions();
    }

    @ParameterizedTest
    @MethodSource("discrete")
    void cellsAreTheIntervalsOfTheSearchSpace(Parameter parameter) {
        Axis.Cells cells = (Axis.Cells) Axis.of(parameter);
        double end = 0;

        for (Object value : parameter.grid(50)) {
            double center = parameter.encode(value);

            assertThat(cells.snap(center)).isCloseTo(center, within(1e-12));
            assertThat(cells.low(center)).isLessThan(center).isGreaterThanOrEqualTo(end - 1e-12);
            assertThat(parameter.decode(cells.low(center) + 1e-9)).isEqualTo(value);
            assertThat(parameter.decode(cells.high(center) - 1e-9)).isEqualTo(value);
            end = cells.high(center);
        }

        assertThat(end).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("all")
    void stepsLeadToValues(Parameter parameter) {
        Axis axis = Axis.of(parameter);
        RandomStream random = RandomStream.of(3);
        double coordinate = parameter.encode(parameter.decode(0.01));

        for (int i = 0; i < 200; i++) {
            coordinate = axis.step(coordinate, 0.5, random);

            assertThat(coordinate).isBetween(0.0, 1.0);
            assertThat(parameter.encode(parameter.decode(coordinate))).isCloseTo(coordinate, within(1e-12));
        }
    }

    /** One standard deviation from the lower end, 0.159 of the steps lead out of the range. */
    @Test
    void threeInTenOfTheStepsOutOfTheRangeStopAtItsEnd() {
        Axis axis = new Axis.Continuous();
        RandomStream random = RandomStream.of(7);

        long stopped = IntStream.range(0, 10_000)
                .mapToDouble(i -> axis.step(0.2, 0.2, random))
                .filter(coordinate -> coordinate == 0)
                .count();

        assertThat(stopped).isBetween(390L, 560L); // 0.3 of 1,587 are 476, with a standard deviation of 21
    }
}
