package dev.luthier.optimizers.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import org.junit.jupiter.api.Test;

class VariationTest {
    private static final double[] BASE = {0.2, 0.9};

    @Test
    void addsAScaledDifference() {
        double[] mutant = new Variation(0.5, 0.5).mutant(BASE, new double[] {0.5, 0.1}, new double[] {0.1, 0.4});

        assertThat(mutant).containsExactly(new double[] {0.4, 0.75}, within(1e-12));
    }

    @Test
    void movesTowardsAGuide() {
        double[] mutant = new Variation(0.5, 0.5)
                .mutant(BASE, new double[] {0.6, 0.7}, new double[] {0.5, 0.1}, new double[] {0.1, 0.4});

        assertThat(mutant).containsExactly(new double[] {0.6, 0.65}, within(1e-12));
    }

    @Test
    void takesOneCoordinateAtLeastFromTheMutant() {
        Variation none = new Variation(0.5, 0);
        double[] target = {1, 1, 1, 1};
        double[] mutant = {0, 0, 0, 0};

        for (int i = 0; i < 100; i++) {
            assertThat(none.child(target, mutant, RandomStream.of(i)))
                    .containsOnlyOnce(0)
                    .contains(1);
        }
    }

    @Test
    void takesAllCoordinatesFromTheMutantIfCrossoverIsOne() {
        assertThat(new Variation(0.5, 1).child(new double[] {1, 1}, new double[] {0, 0}, RandomStream.of(1)))
                .containsExactly(0, 0);
    }

    @Test
    void drawsCoordinatesAnewThatLieOutside() {
        double[] inside = Variation.inside(new double[] {-0.1, 0.3, 1.2, Double.NaN}, RandomStream.of(1));

        assertThat(inside[1]).isEqualTo(0.3);
        assertThat(inside[0]).isBetween(0.0, 1.0);
        assertThat(inside[2]).isBetween(0.0, 1.0);
        assertThat(inside[3]).isBetween(0.0, 1.0);
    }

    @Test
    void saysWhatItAccepts() {
        assertThatThrownBy(() -> new Variation(0, 0.5))
                .hasMessage("setting scale of differential evolution is 0.0, must be above 0 and at most 2");
    }
}
