package dev.luthier.optimizers.gaussian.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarpTest {

    @ParameterizedTest
    @CsvSource({"0.2, 1, 1, 0.2", "0.2, 0.5, 2, 0.6944271910", "0.9, 3, 0.5, 0.4794233966"})
    void bendsAsTheDistributionOfKumaraswamy(double u, double a, double b, double bent) {
        assertThat(new Warp(a, b).apply(u)).isCloseTo(bent, within(1e-9));
    }

    @Test
    void slopeAgreesWithDifferencesAndIsFiniteAtTheEnds() {
        Warp warp = new Warp(0.5, 2);

        double difference = (warp.apply(0.3 + 1e-6) - warp.apply(0.3 - 1e-6)) / 2e-6;
        assertThat(warp.slope(0.3)).isCloseTo(difference, within(1e-6));
        assertThat(warp.slope(0)).isFinite();
        assertThat(new Warp(1, 0.5).slope(1)).isFinite();
    }

    @Test
    void gradientOfABentCoordinateIsByTheCoordinateItself() {
        Inputs bent = new Inputs(SearchSpace.builder().uniform("x", 0, 1).build()).bent(0, new Warp(2, 1));
        double[] byFeature = {1, 0.3, -0.2};

        double up = weighted(bent.features(new double[] {0.4 + 1e-6}), byFeature);
        double down = weighted(bent.features(new double[] {0.4 - 1e-6}), byFeature);

        assertThat(bent.unitGradient(new double[] {0.4}, byFeature)[0]).isCloseTo((up - down) / 2e-6, within(1e-6));
    }

    private static double weighted(double[] features, double[] weights) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += features[i] * weights[i];
        }
        return sum;
    }
}
