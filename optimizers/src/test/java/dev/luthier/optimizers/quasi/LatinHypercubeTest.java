package dev.luthier.optimizers.quasi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatinHypercubeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 1000})
    void visitsEachPartOfEachDimensionOnce(int n) {
        LatinHypercube hypercube = LatinHypercube.spread(3, n, 11);

        for (int dimension = 0; dimension < 3; dimension++) {
            boolean[] hit = new boolean[n];
            for (int i = 0; i < n; i++) {
                hit[(int) (hypercube.point(i)[dimension] * n)] = true;
            }

            assertThat(hit).containsOnly(true);
        }
    }
}
