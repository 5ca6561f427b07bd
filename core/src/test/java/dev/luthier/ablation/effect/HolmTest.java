package dev.luthier.ablation.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void multipliesTheSmallestByAllAndNeverFalls() {
        double[] adjusted = Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005, 0.2});

        // 0.005 × 5, 0.01 × 4, 0.03 × 3, then 0.04 × 2 is less than what came before, 0.2 × 1
        assertThat(adjusted).containsExactly(new double[] {0.04, 0.09, 0.09, 0.025, 0.2}, within(1e-15));
    }

    @Test
    void whatIsNotKnownYetCountsAsATest() {
        assertThat(Holm.adjusted(new double[] {0.02, Double.NaN, Double.NaN}))
                .containsExactly(new double[] {0.06, 1, 1}, within(1e-15));
    }
}
