package dev.luthier.optimizers.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrategyTest {
    @Test
    void hasTheConstantsOfTheTutorial() {
        Strategy strategy = Strategy.of(5, 8);

        assertThat(strategy.selectionMass()).isCloseTo(2.6001788261, within(1e-9));
        assertThat(strategy.rankOneRate()).isCloseTo(0.0472923042, within(1e-9));
        assertThat(strategy.rankMuRate()).isCloseTo(0.0381691607, within(1e-9));
        assertThat(strategy.stepPathRate()).isCloseTo(0.3650883761, within(1e-9));
        assertThat(strategy.damping()).isCloseTo(1.3650883761, within(1e-9));
        assertThat(strategy.pathRate()).isCloseTo(0.4501995580, within(1e-9));
        assertThat(strategy.expectedLength()).isCloseTo(2.1285237558, within(1e-9));
        assertThat(strategy.parents()).isEqualTo(4);
    }

    @Test
    void weighsTheWorseHalfNegatively() {
        assertThat(Strategy.of(5, 8).weights())
                .containsExactly(
                        new double[] {
                            0.5299301845,
                            0.2857142857,
                            0.1428571429,
                            0.0414983869,
                            -0.1672795068,
                            -0.4567490478,
                            -0.7014920574,
                            -0.9134980955
                        },
                        within(1e-9));
    }

    @Test
    void existsForOneDimension() {
        Strategy strategy = Strategy.of(1, 4);

        assertThat(Arrays.stream(strategy.weights()).boxed()).allMatch(Double::isFinite);
        assertThat(strategy.damping()).isGreaterThan(1);
    }
}
