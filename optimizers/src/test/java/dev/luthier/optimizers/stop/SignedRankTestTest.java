package dev.luthier.optimizers.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected values come from scipy.stats.wilcoxon(alternative="greater", zero_method="zsplit"). */
class SignedRankTestTest {
    @Test
    void isExactForFew() {
        SignedRankTest test = SignedRankTest.of(new double[] {.05, .02, -.01, .04, .03, .06});

        assertThat(test.rankSum()).isEqualTo(20);
        assertThat(test.probability()).isEqualTo(.03125);
    }

    @Test
    void splitsZerosAndIsExactForFewWithTies() {
        SignedRankTest test = SignedRankTest.of(new double[] {.05, .02, 0, .04, .02, .06, 0});

        assertThat(test.rankSum()).isEqualTo(26.5);
        assertThat(test.probability()).isEqualTo(.03125);
    }

    @Test
    void isExactUpToFiftyWithoutTies() {
        double[] differences = IntStream.rangeClosed(1, 20)
                .mapToDouble(i -> (i * 37 % 211 - 90) / 100.0)
                .toArray();

        SignedRankTest test = SignedRankTest.of(differences);

        assertThat(test.rankSum()).isEqualTo(132);
        assertThat(test.probability()).isCloseTo(.1649913787841797, within(1e-15));
    }

    @Test
    void approximatesManyByTheNormalDistribution() {
        double[] differences = IntStream.rangeClosed(1, 60)
                .mapToDouble(i -> (i * 37 % 211 - 85) / 100.0 + i * 1e-5)
                .toArray();

        SignedRankTest test = SignedRankTest.of(differences);

        assertThat(test.rankSum()).isEqualTo(1226);
        assertThat(test.probability()).isCloseTo(.011026362280325346, within(1e-12));
    }

    @Test
    void correctsTheApproximationForTies() {
        double[] differences = IntStream.rangeClosed(1, 50)
                .mapToDouble(i -> (i * 37 % 101 - 40) / 100.0)
                .toArray();

        SignedRankTest test = SignedRankTest.of(differences);

        assertThat(test.rankSum()).isEqualTo(872);
        assertThat(test.probability()).isCloseTo(.011792824244358058, within(1e-12));
    }

    @Test
    void knowsNothingOfEqualSamples() {
        assertThat(SignedRankTest.of(new double[] {0, 0, 0}).probability()).isEqualTo(1);
        assertThatThrownBy(() -> SignedRankTest.of(new double[0])).hasMessageContaining("no differences");
    }
}
