package dev.luthier.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PedAnovaTest {
    /** Expected by an independent program, with its own normal distribution. */
    @Test
    void weighsTheParameterThatDecides() {
        SearchSpace space =
                SearchSpace.builder().uniform("x", 0, 1).uniform("z", 0, 1).build();
        List<PedAnova.Point> points = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double x = i / 19.0;
            double z = (7 * i % 20) / 19.0;
            points.add(new PedAnova.Point(Map.of("x", x, "z", z), (x - 0.3) * (x - 0.3) + 0.01 * z));
        }

        Map<String, Double> importance = PedAnova.of(space, points, 0.25);

        assertThat(importance.get("x")).isCloseTo(0.9481164685, within(1e-6));
        assertThat(importance.get("z")).isCloseTo(0.0518835315, within(1e-6));
    }

    @Test
    void judgesChoicesByTheirCounts() {
        SearchSpace space = SearchSpace.builder()
                .choice("kind", "a", "b")
                .choice("colour", "red", "green")
                .build();
        List<PedAnova.Point> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double kind = i % 2 == 0 ? 0.25 : 0.75;
            double colour = i / 2 % 2 == 0 ? 0.25 : 0.75;
            points.add(new PedAnova.Point(Map.of("kind", kind, "colour", colour), i % 2));
        }

        Map<String, Double> importance = PedAnova.of(space, points, 0.5);

        assertThat(importance.get("kind")).isGreaterThan(0.99);
    }
}
