package dev.luthier.optimizers.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CholeskyFactorTest {
    private static final int N = 37;
    private final double[][] matrix = matrix();

    private static double[][] matrix() {
        RandomStream random = RandomStream.of(5);
        double[][] half = new double[N][N];
        for (double[] row : half) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        double[][] product = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                for (int k = 0; k < N; k++) {
                    product[i][j] += half[i][k] * half[j][k];
                }
            }
            product[i][i] += 0.1;
        }
        return product;
    }

    private CholeskyFactor whole() {
        CholeskyFactor factor = new CholeskyFactor(4, 1e-12);
        factor.factor(matrix, N);
        return factor;
    }

    private CholeskyFactor rowByRow() {
        CholeskyFactor factor = new CholeskyFactor(4, 1e-12);
        for (int i = 0; i < N; i++) {
            factor.append(matrix[i], matrix[i][i]);
        }
        return factor;
    }

    @Test
    void multipliesToTheMatrix() {
        CholeskyFactor factor = whole();

        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int k = 0; k <= j; k++) {
                    product += factor.get(i, k) * factor.get(j, k);
                }
                assertThat(product).isCloseTo(matrix[i][j], within(1e-11));
            }
        }
    }

    @Test
    void rowByRowGivesTheSameBitsAsTheWhole() {
        CholeskyFactor whole = whole();
        CholeskyFactor rowByRow = rowByRow();

        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(rowByRow.get(i, j)).isEqualTo(whole.get(i, j));
            }
        }
    }

    @Test
    void solvesForOneAndForManyRightHandSides() {
        CholeskyFactor factor = whole();
        double[] b = new double[N];
        Arrays.setAll(b, i -> i - 3.5);
        double[][] many = new double[N][3];
        for (int i = 0; i < N; i++) {
            Arrays.fill(many[i], b[i]);
        }

        double[] half = b.clone();
        factor.forward(half, 0, N);
        factor.forwardAll(many, 1, 3);
        double[] x = half.clone();
        factor.backward(x, 0, N);

        for (int i = 0; i < N; i++) {
            double product = 0;
            for (int j = 0; j < N; j++) {
                product += matrix[i][j] * x[j];
            }
            assertThat(product).isCloseTo(b[i], within(1e-9));
            assertThat(many[i]).containsExactly(b[i], half[i], half[i]);
        }
    }

    @Test
    void truncatingUndoesAppending() {
        CholeskyFactor factor = whole();
        double[] before = new double[N];
        Arrays.fill(before, 1);
        double[] after = before.clone();
        factor.forward(before, 0, N);

        factor.append(new double[N], 7);
        factor.truncate(N);
        factor.forward(after, 0, N);

        assertThat(factor.size()).isEqualTo(N);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void identicalRowsHitTheFloorAndStayFinite() {
        CholeskyFactor factor = new CholeskyFactor(4, 1e-10);
        double[] ones = new double[30];
        Arrays.fill(ones, 1);
        for (int i = 0; i < 30; i++) {
            factor.append(ones, 1);
        }

        factor.forward(ones, 0, 30);
        factor.backward(ones, 0, 30);

        assertThat(factor.flooredPivots()).isEqualTo(29);
        assertThat(ones).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }
}
