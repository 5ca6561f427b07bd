package dev.luthier.optimizers.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplorationTest {
    private static final SearchSpace SPACE = SearchSpace.builder()
            .logUniform("lr", 1e-5, 1)
            .uniform("shift", -1, 1)
            .integer("layers", 1, 8)
            .ordinal("size", 16, 32, 64)
            .choice("kind", "a", "b")
            .build();

    @Test
    void multipliesByAFifthMoreOrLess() {
        assertThat((double) changed("lr", 0.01, true)).isCloseTo(0.012, within(1e-15));
        assertThat((double) changed("lr", 0.01, false)).isCloseTo(0.008, within(1e-15));
    }

    @Test
    void countsFromTheLowerEndOfALinearRange() {
        assertThat((double) changed("shift", 0.5, true)).isCloseTo(0.8, within(1e-12));
        assertThat((double) changed("shift", 0.5, false)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void staysInsideOfTheRange() {
        assertThat(changed("lr", 0.9, true)).isEqualTo(1.0);
        assertThat(changed("layers", 8L, true)).isEqualTo(8L);
        assertThat(changed("size", 16L, false)).isEqualTo(16L);
    }

    @Test
    void movesAWholeNumberByOneAtLeast() {
        assertThat(changed("layers", 2L, true)).isEqualTo(3L);
        assertThat(changed("layers", 2L, false)).isEqualTo(1L);
    }

    @Test
    void movesAnOrderedValueToItsNeighbourAndLeavesOthersAlone() {
        assertThat(changed("size", 32L, true)).isEqualTo(64L);
        assertThat(changed("kind", "a", true)).isEqualTo("a");
    }

    @Test
    void drawsAnewAsOftenAsItIsTold() {
        Configuration parent =
                Configuration.of(Map.of("lr", 0.01, "shift", 0.5, "layers", 4L, "size", 32L, "kind", "a"));
        Exploration never = new Exploration(SPACE, 0);
        Exploration always = new Exploration(SPACE, 1);

        for (int i = 0; i < 50; i++) {
            assertThat((double) never.of(parent, RandomStream.of(i)).get("lr"))
                    .satisfiesAnyOf(
                            lr -> assertThat(lr).isCloseTo(0.012, within(1e-12)),
                            lr -> assertThat(lr).isCloseTo(0.008, within(1e-12)));
            assertThat((double) always.of(parent, RandomStream.of(i)).get("lr")).isNotCloseTo(0.012, within(1e-12));
        }
    }

    private static Object changed(String name, Object value, boolean isUp) {
        Parameter parameter = SPACE.parameter(name);
        return Exploration.changed(parameter, parameter.canonical(value), isUp);
    }
}
