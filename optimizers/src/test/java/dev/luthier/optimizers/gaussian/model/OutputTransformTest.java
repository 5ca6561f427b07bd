package dev.luthier.optimizers.gaussian.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTransformTest {

    @Test
    void standardizesByTheSpreadOfThePopulation() {
        assertThat(OutputTransform.standardize(new double[] {1, 2, 3, 4}))
                .containsExactly(new double[] {-1.34164, -0.44721, 0.44721, 1.34164}, within(1e-5));
    }

    @Test
    void equalNumbersHaveNoSpread() {
        assertThat(OutputTransform.standardize(new double[] {7, 7, 7})).containsExactly(0, 0, 0);
        assertThat(OutputTransform.standardize(new double[] {0.1, 0.1, 0.1})).containsExactly(0, 0, 0);
    }

    @Test
    void oneDisasterDoesNotFlattenTheRest() {
        double[] scores = OutputTransform.standardize(OutputTransform.scores(new double[] {1, 2, 3, 4, 5, 1e30}));

        assertThat(scores[0] - scores[1]).isGreaterThan(0.05);
    }

    @Test
    void hugeNumbersStayFinite() {
        double[] scores = OutputTransform.standardize(new double[] {1.7e308, -1.7e308, 0});

        assertThat(scores).doesNotContain(Double.NaN);
        assertThat(scores[0]).isCloseTo(1.2247, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1.5, 0.4054651081, 1.3862943611",
        "2, -0.6931471806, 0.625, 7.5",
        "0.5, -1.2189513, 0.4494897, 2",
        "1, -1, 0.5, 3",
    })
    void powersOfYeoAndJohnson(double power, double minusOne, double half, double three) {
        assertThat(YeoJohnson.apply(-1, power)).isCloseTo(minusOne, within(2e-7));
        assertThat(YeoJohnson.apply(0.5, power)).isCloseTo(half, within(1e-7));
        assertThat(YeoJohnson.apply(3, power)).isCloseTo(three, within(1e-7));
    }

    @Test
    void findsTheMostLikelyPower() {
        assertThat(YeoJohnson.mostLikelyPower(new double[] {-1, 0.5, 0.2, 3, 0.1, 0, 8}))
                .isCloseTo(0.00582408, within(1e-6));
    }
}
