package dev.luthier.optimizers.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.optimizers.gaussian.search.Box;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrustRegionTest {

    private static double[] losses(int better, int worse) {
        double[] losses = new double[better + worse];
        Arrays.setAll(losses, i -> i < better ? -i : 1);
        return losses;
    }

    @Test
    void growsAfterThreeSuccesses() {
        assertThat(TrustRegion.after(losses(2, 0), 30).side()).isEqualTo(0.8);
        assertThat(TrustRegion.after(losses(3, 0), 30).side()).isEqualTo(1.6);
        assertThat(TrustRegion.after(losses(30, 0), 30).side()).isEqualTo(1.6);
    }

    @Test
    void shrinksAfterAsManyFailuresAsThereAreDimensions() {
        assertThat(TrustRegion.after(losses(1, 29), 30).side()).isEqualTo(0.8);
        assertThat(TrustRegion.after(losses(1, 30), 30).side()).isEqualTo(0.4);
    }

    @Test
    void failedTrialsAreNoSuccess() {
        double[] losses = losses(1, 30);
        Arrays.fill(losses, 1, 31, Double.NaN);

        assertThat(TrustRegion.after(losses, 30).side()).isEqualTo(0.4);
    }

    @Test
    void startsAgainWhenItHasBecomeTooSmall() {
        assertThat(TrustRegion.after(losses(1, 30 * 7), 30).side()).isEqualTo(0.8);
    }

    @Test
    void isLongerWhereTheScoreChangesSlowly() {
        Box box = TrustRegion.after(losses(1, 60), 30).around(new double[] {0.5, 0.5, 0.95}, new double[] {0.5, 2, 1});

        assertThat(box.lower()).containsExactly(new double[] {0.45, 0.3, 0.85}, within(1e-12));
        assertThat(box.upper()).containsExactly(new double[] {0.55, 0.7, 1}, within(1e-12));
    }
}
