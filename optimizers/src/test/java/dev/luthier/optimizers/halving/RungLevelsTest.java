package dev.luthier.optimizers.halving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.optimizers.halving.rung.Brackets;
import dev.luthier.optimizers.halving.rung.RungLevels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RungLevelsTest {

    @ParameterizedTest(name = "from {0} to {1} by {2}: {3}")
    @CsvSource({
        "1, 81, 3, '[1, 3, 9, 27, 81]'",
        "1, 9, 3, '[1, 3, 9]'",
        "1, 64, 4, '[1, 4, 16, 64]'",
        "1, 100, 3, '[1, 3, 9, 27, 81, 100]'",
        "1, 243, 3, '[1, 3, 9, 27, 81, 243]'",
        "1, 1000, 10, '[1, 10, 100, 1000]'",
        "2, 50, 3, '[2, 6, 18, 50]'",
        "5, 5, 3, '[5]'",
        "1, 5, 1.5, '[1, 2, 3, 5]'",
        "1, 3, 1.2, '[1, 2, 3]'",
    })
    void multipliesUpToTheFullResource(long least, long most, double eta, String levels) {
        assertThat(RungLevels.of(least, most, eta).asList()).hasToString(levels);
    }

    @Test
    void countsExactPowersThatALogarithmMisses() {
        assertThat(RungLevels.of(1, 243, 3).top()).isEqualTo(5);
        assertThat(RungLevels.of(1, 1000, 10).top()).isEqualTo(3);
        assertThat(RungLevels.of(1, 59049, 3).top()).isEqualTo(10);
    }

    @Test
    void findsTheRungOfAResource() {
        RungLevels levels = RungLevels.of(2, 18, 3);

        assertThat(levels.rungWithin(1)).isEqualTo(-1);
        assertThat(levels.rungWithin(2)).isZero();
        assertThat(levels.rungWithin(5)).isZero();
        assertThat(levels.rungWithin(6)).isEqualTo(1);
        assertThat(levels.rungWithin(100)).isEqualTo(2);
    }

    @Test
    void drawsBracketsSoThatEachCostsAboutTheSame() {
        double[] probabilities = Brackets.probabilities(RungLevels.of(1, 81, 3), 5);

        assertThat(probabilities)
                .usingComparatorWithPrecision(1e-8)
                .containsExactly(.56942004, .23725835, .10544815, .05272408, .03514938);
    }

    @Test
    void drawsTrustedRungsTheLikelierTheLessTheyCost() {
        double[] probabilities = Brackets.probabilities(RungLevels.of(1, 9, 3), new double[] {.2, .5, .3});

        assertThat(probabilities).usingComparatorWithPrecision(1e-6).containsExactly(.5, .416667, .083333);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, eta is 1.0",
        "NaN, 1, 1, eta is NaN",
        "3, 0, 1, minResource is 0",
        "3, 1, 0, brackets is 0",
    })
    void refusesSettingsOutOfRange(double eta, long minResource, int brackets, String said) {
        assertThatThrownBy(() -> new AshaSettings(eta, minResource, brackets, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said)
                .hasMessageContaining("must be");
    }
}
