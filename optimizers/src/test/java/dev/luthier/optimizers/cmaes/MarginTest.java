package dev.luthier.optimizers.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.optimizers.numeric.Normal;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarginTest {
    private static final double LEAST = 0.1;

    @Test
    void keepsTheOtherOfTwoValuesPossible() {
        NormalDistribution narrow = narrow(0.25);
        Margin margin = margin(2);

        margin.restore(narrow);

        assertThat(Normal.cumulative((narrow.mean()[0] - 0.5) / (narrow.deviation(0) * margin.stretch(0))))
                .isCloseTo(LEAST, within(1e-9));
    }

    @Test
    void keepsBothNeighboursOfAnInnerCellPossible() {
        NormalDistribution narrow = narrow(0.45);
        Margin margin = margin(5);

        margin.restore(narrow);

        double spread = narrow.deviation(0) * margin.stretch(0);
        assertThat(Normal.cumulative((0.4 - narrow.mean()[0]) / spread)).isGreaterThanOrEqualTo(LEAST / 2 - 1e-9);
        assertThat(Normal.cumulative((narrow.mean()[0] - 0.6) / spread)).isGreaterThanOrEqualTo(LEAST / 2 - 1e-9);
    }

    @Test
    void leavesAWideDistributionAlone() {
        NormalDistribution wide = new NormalDistribution(Strategy.of(1, 4), new double[] {0.45}, 0.5);
        Margin margin = margin(5);

        margin.restore(wide);

        assertThat(wide.mean()).containsExactly(0.45);
        assertThat(margin.stretch(0)).isEqualTo(1);
    }

    @Test
    void drawsForAValueWithinItsCell() {
        NormalDistribution distribution = new NormalDistribution(Strategy.of(1, 4), new double[] {0.5}, 0.3);
        Margin margin = margin(5);

        for (int i = 0; i < 1000; i++) {
            assertThat(margin.drawnFor(0, 0.7, distribution, RandomStream.of(i)))
                    .isBetween(0.6, 0.8);
        }
    }

    @Test
    void drawsAnEdgeValueFromTheWholeTail() {
        NormalDistribution distribution = new NormalDistribution(Strategy.of(1, 4), new double[] {0.5}, 0.3);
        Margin margin = margin(5);

        double[] drawn = new double[1000];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = margin.drawnFor(0, 0.9, distribution, RandomStream.of(i));
        }

        assertThat(Arrays.stream(drawn).boxed())
                .allMatch(coordinate -> coordinate >= 0.8)
                .anyMatch(coordinate -> coordinate > 1);
    }

    @Test
    void drawsFarInTheTailsWithoutLosingItsCell() {
        assertThat(Margin.truncated(50, 51, 0.5)).isBetween(50.0, 51.0);
        assertThat(Margin.truncated(Double.NEGATIVE_INFINITY, -60, 0.5)).isEqualTo(-60);
        assertThat(Margin.truncated(-1, 1, 0.5)).isCloseTo(0, within(1e-12));
    }

    private static NormalDistribution narrow(double mean) {
        return new NormalDistribution(Strategy.of(1, 4), new double[] {mean}, 1e-3);
    }

    private static Margin margin(int values) {
        Parameter parameter =
                SearchSpace.builder().integer("n", 1, values).build().parameter("n");
        return new Margin(List.of(Optional.of(Cells.of(parameter).orElseThrow())), LEAST);
    }
}
