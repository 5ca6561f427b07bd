package dev.luthier.optimizers.gaussian.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreScaleTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0, 2, -1, 3})
    void scoresAndLossesAreTurnedIntoEachOther(double power) {
        double[] losses = {3, 1, 4, 1.5, 9, 2.6};
        ScoreScale scale = ScoreScale.of(losses, power);

        double sum = 0;
        for (double loss : losses) {
            sum += scale.score(loss);
            assertThat(scale.loss(scale.score(loss))).isCloseTo(loss, within(1e-9));
        }

        assertThat(sum).isCloseTo(0, within(1e-9));
        assertThat(scale.score(1)).isGreaterThan(scale.score(1.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5})
    void onlyTheUnlimitedScoreKnowsDisasters(double power) {
        double[] losses = {1, 2, 3, 4, 5, 1e6};
        ScoreScale scale = ScoreScale.of(losses, power);

        assertThat(scale.score(1e9)).isEqualTo(scale.score(1e6));
        assertThat(scale.unlimitedScore(1e9)).isLessThan(scale.score(1e6));
    }
}
