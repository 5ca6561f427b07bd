package dev.luthier.optimizers.gaussian.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import org.junit.jupiter.api.Test;

class InputsTest {
    private final SearchSpace space = SearchSpace.builder()
            .choice("kind", "a", "b", "c")
            .integer("layers", 1, 3)
            .logInteger("units", 1, 100_000)
            .when("kind")
            .is("a", then -> then.uniform("x", 0, 1).bool("flag"))
            .when("layers")
            .isOneOf(java.util.List.of(2, 3), then -> then.uniform("y", 0, 1))
            .build();
    private final Inputs inputs = new Inputs(space);

    @Test
    void activityIsThatOfTheConfiguration() {
        RandomStream random = RandomStream.of(1);
        for (int i = 0; i < 200; i++) {
            Configuration configuration = space.sample(random);

            assertThat(inputs.active(space.encode(configuration))).isEqualTo(space.active(configuration));
        }
    }

    @Test
    void snappedPointsAreThoseOfConfigurations() {
        RandomStream random = RandomStream.of(2);
        for (int i = 0; i < 200; i++) {
            double[] unit = new double[inputs.dimensions()];
            for (int j = 0; j < unit.length; j++) {
                unit[j] = random.nextDouble();
            }
            inputs.snap(unit);

            assertThat(inputs.features(space.decode(unit))).containsExactly(inputs.features(unit), within(1e-12));
        }
    }

    @Test
    void conditionalParametersLieOnAnArc() {
        Inputs arc = new Inputs(SearchSpace.builder()
                .bool("on")
                .when("on")
                .is(true, then -> then.uniform("x", 0, 1))
                .build());
        double[] quarter = arc.features(Configuration.of("on", true, "x", 0.25));
        double[] half = arc.features(Configuration.of("on", true, "x", 0.5));
        double[] off = arc.features(Configuration.of("on", false));

        assertThat(squared(quarter, half, arc)).isCloseTo(0.15224093497742652, within(1e-12));
        assertThat(squared(
                        arc.features(Configuration.of("on", true, "x", 0)),
                        arc.features(Configuration.of("on", true, "x", 1)),
                        arc))
                .isCloseTo(2, within(1e-12));
        assertThat(squared(quarter, off, arc)).isCloseTo(1, within(1e-12));
        assertThat(squared(off, off, arc)).isZero();
    }

    private static double squared(double[] a, double[] b, Inputs inputs) {
        double sum = 0;
        for (int f = 0; f < inputs.metricFeatures(); f++) {
            sum += (a[f] - b[f]) * (a[f] - b[f]);
        }
        return sum;
    }

    @Test
    void alternativesAreOtherValues() {
        for (int i = 0; i < 3; i++) {
            Axis axis = inputs.axis(i);
            double own = axis.snap(0.4);

            assertThat(axis.alternatives(own))
                    .doesNotContain(own)
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(1);
            for (double other : axis.alternatives(own)) {
                assertThat(axis.snap(other)).isEqualTo(other);
            }
        }
        assertThat(inputs.axis(0).alternatives(inputs.axis(0).snap(0))).hasSize(2);
    }
}
