package dev.luthier.optimizers.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncatedNormalTest {

    @ParameterizedTest
    @CsvSource({
        "-1, 1, -0.38171514630212616",
        "10, 11, -53.231310225583115",
        "-11, -10, -53.231310225583115",
        "40, 41, -804.6084420137538",
        "-8, 8, -1.2212453270876722e-15",
        "5, Infinity, -15.064998393988724"
    })
    void massIsExactFarInTheTails(double a, double b, double expected) {
        assertThat(TruncatedNormal.logMass(a, b))
                .isCloseTo(expected, within(1e-12 * Math.max(1e-4, Math.abs(expected))));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, -1, 1, 0",
        "0.1, 0, 5, 0.12566127443262878",
        "0.999, 8, 9, 8.791963586618891",
        "0.5, -40, -39, -39.01775730523235",
        "1e-10, -3, 3, -2.99999997749697"
    })
    void quantileInvertsTheMass(double q, double a, double b, double expected) {
        assertThat(TruncatedNormal.quantile(q, a, b)).isCloseTo(expected, within(1e-11));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "8, 9", "-40, -39", "-0.001, 3"})
    void quantilesOfZeroAndOneAreTheBounds(double a, double b) {
        assertThat(TruncatedNormal.quantile(0, a, b)).isEqualTo(a);
        assertThat(TruncatedNormal.quantile(1, a, b)).isCloseTo(b, within(1e-12));
    }
}
