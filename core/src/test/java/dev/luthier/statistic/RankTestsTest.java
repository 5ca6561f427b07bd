package dev.luthier.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankTestsTest {
    /** Areas under the curve of four variants of C4.5 on fourteen data sets, in the manner of table 6 of Demšar 2006. */
    private static final double[][] AUC = {
        {0.763, 0.768, 0.771, 0.798},
        {0.599, 0.591, 0.590, 0.569},
        {0.954, 0.971, 0.968, 0.967},
        {0.628, 0.661, 0.654, 0.657},
        {0.882, 0.888, 0.886, 0.898},
        {0.936, 0.931, 0.916, 0.931},
        {0.661, 0.668, 0.609, 0.685},
        {0.583, 0.583, 0.563, 0.625},
        {0.775, 0.838, 0.866, 0.875},
        {1.000, 1.000, 1.000, 1.000},
        {0.940, 0.962, 0.965, 0.962},
        {0.619, 0.666, 0.614, 0.669},
        {0.972, 0.981, 0.975, 0.975},
        {0.957, 0.978, 0.946, 0.970}
    };

    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        assertThat(Ranks.of(new double[] {3, 1, 3, Double.NaN, 2})).containsExactly(3.5, 1, 3.5, 5, 2);
    }

    @Test
    void friedmanWithTiesAgreesWithScipy() {
        FriedmanTest test = FriedmanTest.of(losses());

        assertThat(test.chiSquared()).isCloseTo(10.952380952380956, within(1e-10));
        assertThat(test.p()).isCloseTo(0.011986176325417788, within(1e-10));
        assertThat(test.meanRanks().get(1)).isEqualTo(2.0);
        assertThat(test.meanRanks().get(0)).isCloseTo(3.143, within(0.0005));
    }

    /** Demšar gives 1.25 and 1.12 for four classifiers on fourteen data sets. */
    @Test
    void criticalDifferenceIsThatOfThePaper() {
        FriedmanTest test = FriedmanTest.of(losses());

        assertThat(test.criticalDifference(0.05)).isCloseTo(1.25, within(0.005));
        assertThat(test.criticalDifference(0.10)).isCloseTo(1.12, within(0.005));
    }

    @Test
    void imanAndDavenportsStatisticFollowsFromFriedmans() {
        FriedmanTest test = FriedmanTest.of(losses());

        assertThat(test.f()).isCloseTo(13 * test.chiSquared() / (14 * 3 - test.chiSquared()), within(1e-12));
        assertThat(test.fP()).isBetween(0.0, test.p());
    }

    @Test
    void methodsThatAreAllAlikeDoNotDiffer() {
        FriedmanTest test = FriedmanTest.of(new double[][] {{1, 1, 1}, {2, 2, 2}});

        assertThat(test.p()).isEqualTo(1);
        assertThat(test.fP()).isEqualTo(1);
    }

    @Test
    void methodsThatAlwaysRankAlikeDiffer() {
        FriedmanTest test = FriedmanTest.of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});

        assertThat(test.chiSquared()).isCloseTo(6, within(1e-12));
        assertThat(test.f()).isInfinite();
        assertThat(test.fP()).isZero();
    }

    @Test
    void friedmanNeedsTwoOfEither() {
        assertThatThrownBy(() -> FriedmanTest.of(new double[][] {{1, 2}}))
                .hasMessage("there are 1 data sets and 2 methods, must be 2 or more of either");
    }

    /** SciPy's exact p. */
    @Test
    void signedRankAgreesWithScipy() {
        double[] ones = {1.1, 2.3, -0.4, 3.6, 4.9, -1.7, 5.2, 6.8, -2.5, 7.4};

        SignedRankTest test = SignedRankTest.of(ones, new double[10]);

        assertThat(test.negative()).isEqualTo(9);
        assertThat(test.positive()).isEqualTo(46);
        assertThat(test.p()).isCloseTo(0.064453125, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void signedRankIsExactWithTiesAndZeros(int column) {
        double[] ones = Arrays.stream(AUC).mapToDouble(row -> row[0]).toArray();
        double[] others = Arrays.stream(AUC).mapToDouble(row -> row[column]).toArray();

        SignedRankTest test = SignedRankTest.of(ones, others);

        assertThat(test.p()).isCloseTo(bruteForce(ones, others), within(1e-12));
    }

    @Test
    void manyPairsAreJudgedByTheNormalDistribution() {
        double[] ones = new double[101];
        double[] others = new double[101];
        Arrays.setAll(ones, i -> i % 3 == 0 ? -i : i + 0.5);

        SignedRankTest test = SignedRankTest.of(ones, others);

        double z = (Math.min(test.positive(), test.negative()) - test.pairs() * (test.pairs() + 1) / 4.0)
                / Math.sqrt(test.pairs() * (test.pairs() + 1.0) * (2 * test.pairs() + 1) / 24);
        assertThat(test.p()).isCloseTo(2 * Distributions.normal(z), within(0.001));
    }

    @Test
    void nothingButEqualsIsNoDifference() {
        assertThat(SignedRankTest.of(new double[] {1, 2}, new double[] {1, 2}).p())
                .isEqualTo(1);
    }

    @Test
    void holmAdjustsFromTheSmallestOn() {
        assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Holm.adjusted(new double[] {0.9, 0.8})).containsExactly(1, 1);
    }

    private static double[][] losses() {
        return Arrays.stream(AUC)
                .map(row -> Arrays.stream(row).map(auc -> -auc).toArray())
                .toArray(double[][]::new);
    }

    /** All ways in which the signs could have fallen. */
    private static double bruteForce(double[] ones, double[] others) {
        double[] differences = new double[ones.length];
        Arrays.setAll(differences, i -> ones[i] - others[i]);
        double[] sizes = Arrays.stream(differences)
                .filter(each -> each != 0)
                .map(Math::abs)
                .toArray();
        double[] ranks = Ranks.of(sizes);
        double positive = 0;
        int next = 0;
        for (double difference : differences) {
            positive += difference > 0 ? ranks[next] : 0;
            next += difference != 0 ? 1 : 0;
        }
        double all = Arrays.stream(ranks).sum();
        double smaller = Math.min(positive, all - positive);
        int extreme = 0;
        for (int signs = 0; signs < 1 << ranks.length; signs++) {
            double sum = 0;
            for (int i = 0; i < ranks.length; i++) {
                sum += (signs >> i & 1) == 1 ? ranks[i] : 0;
            }
            extreme += sum <= smaller ? 1 : 0;
        }
        return Math.min(1, 2.0 * extreme / (1 << ranks.length));
    }
}
