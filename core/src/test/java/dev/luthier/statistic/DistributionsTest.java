package dev.luthier.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values are SciPy's, unless a table is named. */
class DistributionsTest {

    /** Critical values of the two-tailed Nemenyi test in table 5 (a) of Demšar 2006: the studentised range by √2. */
    @ParameterizedTest
    @CsvSource({
        "2, 1.960, 1.645",
        "3, 2.343, 2.052",
        "4, 2.569, 2.291",
        "5, 2.728, 2.459",
        "6, 2.850, 2.589",
        "7, 2.949, 2.693",
        "8, 3.031, 2.780",
        "9, 3.102, 2.855",
        "10, 3.164, 2.920"
    })
    void studentisedRangeAgreesWithThePublishedTable(int count, double at5, double at10) {
        assertThat(Distributions.studentisedRangeQuantile(0.05, count) / Math.sqrt(2))
                .isCloseTo(at5, within(0.0011));
        assertThat(Distributions.studentisedRangeQuantile(0.10, count) / Math.sqrt(2))
                .isCloseTo(at10, within(0.0011));
    }

    @Test
    void studentisedRangeAgreesWithScipy() {
        assertThat(Distributions.studentisedRangeQuantile(0.05, 3) / Math.sqrt(2))
                .isCloseTo(2.343700586378409, within(1e-8));
        assertThat(Distributions.studentisedRangeQuantile(0.05, 10) / Math.sqrt(2))
                .isCloseTo(3.163683577053373, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"0.025, 5, 2.5705818356363155", "0.05, 1, 6.313751514675037", "0.001, 30, 3.3851848668182155"})
    void studentQuantile(double tail, double degrees, double expected) {
        assertThat(Distributions.studentQuantile(tail, degrees)).isCloseTo(expected, within(1e-8 * expected));
    }

    @ParameterizedTest
    @CsvSource({"9.28, 3, 0.025790724198756772", "0.5, 2, 0.7788007830714049", "40, 10, 1.6944743930067383e-05"})
    void chiSquaredTail(double x, double degrees, double expected) {
        assertThat(Distributions.chiSquaredTail(x, degrees)).isCloseTo(expected, within(1e-9 * expected));
    }

    @Test
    void fisherTail() {
        assertThat(Distributions.fisherTail(3.69, 3, 39)).isCloseTo(0.01974409968948888, within(1e-11));
        assertThat(Distributions.fisherTail(0, 3, 39)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "1.96, 0.9750021048517795", "-3, 0.0013498980316300933", "-8, 6.22096057427178e-16"})
    void normal(double z, double expected) {
        assertThat(Distributions.normal(z)).isCloseTo(expected, within(1e-9 * expected));
    }
}
