package dev.luthier.ablation.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against SciPy's ttest_1samp and t.interval. */
class EstimateTest {
    private static final double[] DIFFERENCES = {0.021, 0.034, 0.018, 0.040, 0.027};

    @Test
    void givesTheIntervalOfPairedDifferences() {
        Estimate estimate = Estimate.of(DIFFERENCES, 0.95);

        assertThat(estimate.pairs()).isEqualTo(5);
        assertThat(estimate.mean()).isCloseTo(0.028, within(1e-15));
        assertThat(estimate.low()).isCloseTo(0.0167220266685048, within(1e-12));
        assertThat(estimate.high()).isCloseTo(0.03927797333149521, within(1e-12));
        assertThat(estimate.pValue()).isCloseTo(0.0023221131615556484, within(1e-13));
    }

    @Test
    void isWiderWhereSeveralLooksShareTheConfidence() {
        Repeats threeLooks = new Repeats(5, 20, 0.95, 0);

        Estimate estimate = Estimate.of(DIFFERENCES, threeLooks.confidencePerLook());

        assertThat(threeLooks.looks()).containsExactly(5, 10, 20);
        assertThat(estimate.low()).isCloseTo(0.011911209250706056, within(1e-12));
        assertThat(estimate.high()).isCloseTo(0.04408879074929399, within(1e-12));
    }

    @Test
    void hasNoIntervalBelowTwoPairs() {
        assertThat(Estimate.of(new double[] {0.5}, 0.95).hasInterval()).isFalse();
        assertThat(Estimate.of(new double[] {0.5}, 0.95).mean()).isEqualTo(0.5);
        assertThat(Estimate.of(new double[0], 0.95).mean()).isNaN();
    }

    @Test
    void isSureOfADifferenceThatNoSeedChanges() {
        assertThat(Estimate.of(new double[] {0.25, 0.25, 0.25}, 0.95).pValue()).isZero();
        assertThat(Estimate.of(new double[] {0, 0, 0}, 0.95).pValue()).isEqualTo(1);
    }
}
