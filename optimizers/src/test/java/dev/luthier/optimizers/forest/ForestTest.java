package dev.luthier.optimizers.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.Spaces;
import org.junit.jupiter.api.Test;

class ForestTest {
    private static final SearchSpace SPACE = SearchSpace.builder()
            .uniform("x", 0, 1)
            .choice("kind", "a", "b", "c", "d")
            .build();
    private static final Features FEATURES = new Features(SPACE);

    @Test
    void predictsAFunctionOfANumberAndAChoice() {
        Forest forest = forest(400);

        for (double x = 0.1; x < 1; x += 0.2) {
            for (int kind = 0; kind < 4; kind++) {
                assertThat(forest.predict(new double[] {x, kind}).mean()).isCloseTo(value(x, kind), within(0.4));
            }
        }
    }

    @Test
    void isLessSureWhereItHasSeenLess() {
        double[][] rows = new double[60][];
        double[] targets = new double[60];
        for (int i = 0; i < 60; i++) {
            rows[i] = new double[] {i < 57 ? 0.2 * i / 57 : 0.3 + 0.3 * (i - 57), 0};
            targets[i] = 10 * rows[i][0] * rows[i][0];
        }
        Forest forest = Forest.grow(FEATURES, rows, targets, 30, 1);

        assertThat(forest.predict(new double[] {0.7, 0}).variance())
                .isGreaterThan(10 * forest.predict(new double[] {0.1, 0}).variance());
    }

    @Test
    void addsTheVarianceWithinLeavesToThatBetweenTrees() {
        double[][] rows = {{0.5, 0}, {0.5, 0}};
        Forest forest = Forest.grow(FEATURES, rows, new double[] {1, 1}, 10, 1);

        assertThat(forest.predict(new double[] {0.5, 0}).mean()).isEqualTo(1);
        assertThat(forest.predict(new double[] {0.5, 0}).variance()).isEqualTo(1e-10);

        // Whatever the samples were: the spread of all leaf means plus that within them is at most that of the data.
        double spread = Forest.grow(FEATURES, rows, new double[] {0, 1}, 1000, 1)
                .predict(new double[] {0.5, 0})
                .variance();
        assertThat(spread).isCloseTo(0.25, within(0.01));
    }

    @Test
    void isTheSameForTheSameSeed() {
        double[] point = {0.33, 2};

        assertThat(forest(100).predict(point)).isEqualTo(forest(100).predict(point));
    }

    @Test
    void seesInactiveParametersAsAValueOfTheirOwn() {
        Features features = new Features(Spaces.conditional());

        assertThat(features.of(Configuration.of("model", "net", "layers", 2, "lr", 1e-4)))
                .containsExactly(2, -1, -1, -1, 0.5, 0);
    }

    @Test
    void readsPointsAsItReadsTheirConfigurations() {
        for (SearchSpace space : new SearchSpace[] {Spaces.mixed(), Spaces.conditional(), Spaces.wide()}) {
            Features features = new Features(space);
            for (int i = 0; i < 100; i++) {
                RandomStream random = RandomStream.of(i);
                double[] unit = new double[features.size()];
                for (int j = 0; j < unit.length; j++) {
                    unit[j] = random.nextDouble();
                }
                assertThat(features.of(unit)).containsExactly(features.of(space.decode(unit)), within(1e-12));
            }
        }
    }

    private static Forest forest(int n) {
        RandomStream random = RandomStream.of(9);
        double[][] rows = new double[n][];
        double[] targets = new double[n];
        for (int i = 0; i < n; i++) {
            rows[i] = new double[] {random.nextDouble(), random.nextInt(4)};
            targets[i] = value(rows[i][0], (int) rows[i][1]);
        }
        return Forest.grow(FEATURES, rows, targets, 30, 1);
    }

    private static double value(double x, int kind) {
        return 2 * x + (kind == 2 ? 3 : 0);
    }
}
