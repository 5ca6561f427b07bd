package dev.luthier.optimizers.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

    @ParameterizedTest
    @CsvSource({
        "5, 1.609437923126431, 0.19999994053",
        "1, 0.08002621884930694, 0.923",
        "0, -0.9189385332046727, 1.2533141373155",
        "-1, -2.485121025712641, 1.9042712333297",
        "-2, -4.768783523917114, 2.6794168839556",
        "-5, -16.74430116266099, 5.3618162412881",
        "-10, -55.55312203612236, 10.194383033413",
        "-40, -808.29856835662, 40.049906657649",
    })
    void logImprovementAndItsSlopeAreExactFarIntoTheTail(double z, double value, double slope) {
        assertThat(Normal.logImprovement(z)).isCloseTo(value, Percentage.withPercentage(1e-9));
        if (z != 1) {
            assertThat(Normal.logImprovementSlope(z)).isCloseTo(slope, Percentage.withPercentage(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1.098739665327708",
        "-0.5, -1.62051626438732",
        "-25, -319.861463581496",
        "-1000, -500014.7344520912",
    })
    void logImprovementHasNoLimit(double z, double value) {
        assertThat(Normal.logImprovement(z)).isCloseTo(value, Percentage.withPercentage(1e-9));
    }

    @Test
    void bothBranchesMeet() {
        assertThat(Normal.logImprovement(-1 + 1e-7)).isCloseTo(Normal.logImprovement(-1 - 1e-7), within(1e-6));
        assertThat(Normal.logImprovementSlope(-1 + 1e-7))
                .isCloseTo(Normal.logImprovementSlope(-1 - 1e-7), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.8413447460685429",
        "-1, 0.15865525393145707",
        "-6, 9.865876450376981e-10",
        "6, 0.9999999990134123"
    })
    void cumulativeIsThatOfTables(double z, double probability) {
        assertThat(Normal.cumulative(z)).isCloseTo(probability, Percentage.withPercentage(1e-10));
    }

    @Test
    void exponentialAgreesWithTheLibrary() {
        for (double x = -707.9; x < 708; x += 0.37) {
            assertThat(Exponential.exp(x)).isCloseTo(StrictMath.exp(x), Percentage.withPercentage(2e-13));
        }
    }

    @Test
    void exponentialOfTheExtremes() {
        assertThat(Exponential.exp(0)).isEqualTo(1);
        assertThat(Exponential.exp(-1e9)).isZero();
        assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.exp(1e9)).isInfinite();
        assertThat(Exponential.exp(Double.NaN)).isNaN();
    }

    @Test
    void hasTheQuantilesOfTables() {
        assertThat(Normal.quantile(0.5)).isZero();
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-13));
        assertThat(Normal.quantile(0.0013498980316300933)).isCloseTo(-3, within(1e-13));
        assertThat(Normal.quantile(1e-300)).isCloseTo(-37.0471, within(1e-4));
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.8413447460685429",
        "-0.9, 0.1840601253467595",
        "-1.1, 0.13566606094638264",
        "-6, 9.865876450376981e-10"
    })
    void logCumulativeAgreesWithTables(double z, double probability) {
        double difference = (Normal.logCumulative(z + 1e-6) - Normal.logCumulative(z - 1e-6)) / 2e-6;

        assertThat(Normal.logCumulative(z)).isCloseTo(StrictMath.log(probability), Percentage.withPercentage(1e-9));
        assertThat(Normal.logCumulativeSlope(z)).isCloseTo(difference, Percentage.withPercentage(1e-4));
    }

    @Test
    void logCumulativeHasNoLimit() {
        // By the asymptotic series -z^2/2 - ln(-z) - ln(2 pi)/2 + ln(1 - 1/z^2 + 3/z^4).
        assertThat(Normal.logCumulative(-40)).isCloseTo(-804.6084420137538, Percentage.withPercentage(1e-9));
        assertThat(Normal.logCumulativeSlope(-1000)).isCloseTo(1000.001, within(1e-5));
    }
}
