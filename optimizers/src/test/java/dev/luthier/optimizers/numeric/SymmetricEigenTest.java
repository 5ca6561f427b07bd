package dev.luthier.optimizers.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
    @Test
    void findsTheEigenvaluesOfASmallMatrix() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{2, 1, 0}, {1, 2, 1}, {0, 1, 2}});

        double[] values = eigen.values();
        Arrays.sort(values);

        assertThat(values).containsExactly(new double[] {2 - Math.sqrt(2), 2, 2 + Math.sqrt(2)}, within(1e-14));
    }

    @Test
    void appliesTheMatrixItself() {
        double[][] matrix = random(60);
        double[] vector = column(matrix, 7);
        SymmetricEigen eigen = SymmetricEigen.of(matrix);

        double[] product = eigen.apply(eigen.values(), vector);

        for (int i = 0; i < 60; i++) {
            double expected = 0;
            for (int j = 0; j < 60; j++) {
                expected += matrix[i][j] * vector[j];
            }
            assertThat(product[i]).isCloseTo(expected, within(1e-11));
        }
    }

    @Test
    void hasVectorsOfLengthOne() {
        SymmetricEigen eigen = SymmetricEigen.of(random(20));

        for (int k = 0; k < 20; k++) {
            assertThat(Arrays.stream(eigen.vector(k)).map(x -> x * x).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void leavesADiagonalMatrixAlone() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{3, 0}, {0, 0}});

        assertThat(eigen.values()).containsExactly(3, 0);
        assertThat(eigen.vector(1)).containsExactly(0, 1);
    }

    private static double[] column(double[][] matrix, int index) {
        return Arrays.stream(matrix).mapToDouble(row -> row[index]).toArray();
    }

    private static double[][] random(int n) {
        RandomStream random = RandomStream.of(1);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextGaussian();
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
