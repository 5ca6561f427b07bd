package dev.luthier.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values of SciPy 1.x: stats.t.ppf and stats.t.sf. */
class StudentTTest {
    @ParameterizedTest
    @CsvSource({
        "0.90,  1,  6.313751514675037",
        "0.95,  1, 12.706204736174694",
        "0.99,  1, 63.656741162871526",
        "0.90,  2,  2.9199855803537242",
        "0.95,  2,  4.302652729749462",
        "0.95,  4,  2.7764451051977934",
        "0.99,  4,  4.604094871349992",
        "0.95,  9,  2.262157162798205",
        "0.99, 19,  2.8609346064649794",
        "0.95, 30,  2.0422724563012378"
    })
    void findsTheValueThatLeavesTheRestOutside(double confidence, double degrees, double expected) {
        assertThat(StudentT.critical(confidence, degrees)).isCloseTo(expected, within(expected * 1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        " 2.0,  1, 0.2951672353008665",
        " 0.3,  1, 0.8144528418445154",
        "12.5,  1, 0.050821347332231794",
        " 2.0,  4, 0.11611652351681556",
        "-2.0,  4, 0.11611652351681556",
        "12.5,  4, 0.00023561604689269973",
        " 0.3,  9, 0.7709907037415248",
        "12.5, 19, 1.296270195937877e-10",
        "12.5, 30, 1.99849634939664e-13",
        " 0.0,  7, 1"
    })
    void findsTheProbabilityOfSomethingSoFarOut(double t, double degrees, double expected) {
        assertThat(StudentT.twoSided(t, degrees)).isCloseTo(expected, within(expected * 1e-9));
    }
}
