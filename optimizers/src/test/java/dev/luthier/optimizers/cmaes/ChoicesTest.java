package dev.luthier.optimizers.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    @Test
    void moveTowardsTheBetterTrials() {
        Choices choices = new Choices(new int[] {4}, 0.5);

        choices.learn(List.of(new int[] {2}, new int[] {0}), new double[] {0.7, 0.3});

        assertThat(choices.probability(0, 2)).isCloseTo(0.25 + 0.5 * (0.7 - 0.25), within(1e-12));
        assertThat(choices.probability(0, 0)).isCloseTo(0.25 + 0.5 * (0.3 - 0.25), within(1e-12));
    }

    @Test
    void keepAMarginForEveryValue() {
        Choices choices = new Choices(new int[] {3, 2}, 0.5);

        for (int generation = 0; generation < 100; generation++) {
            choices.learn(List.of(new int[] {1, 0}), new double[] {1});
        }

        double left = 1 - Math.sqrt(0.73);
        assertThat(choices.probability(0, 0)).isCloseTo(left / 2, within(1e-12));
        assertThat(choices.probability(0, 1)).isCloseTo(1 - left, within(1e-12));
        assertThat(choices.probability(1, 1)).isCloseTo(left, within(1e-12));
    }

    @Test
    void learnNothingWhereTheyWereInactive() {
        Choices choices = new Choices(new int[] {2}, 0.5);

        choices.learn(List.of(new int[] {-1}), new double[] {1});

        assertThat(choices.probability(0, 0)).isEqualTo(0.5);
    }

    @Test
    void mapUniformNumbersByProbability() {
        Choices choices = new Choices(new int[] {4}, 0.5);

        assertThat(choices.values(new double[] {0.1})).containsExactly(0);
        assertThat(choices.values(new double[] {0.6})).containsExactly(2);
        assertThat(choices.values(new double[] {0.999999})).containsExactly(3);
    }
}
