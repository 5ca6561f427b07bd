package dev.luthier.optimizers.halving.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class RungTrustTest {
    private static final double[] SCORES = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final double[] RIGHT = {10, 20, 21, 22, 30, 31, 32, 90};
    private static final double[] REVERSED = {8, 7, 6, 5, 4, 3, 2, 1};

    @Test
    void trustsTheRungThatPutsTrialsInTheRightOrder() {
        assertThat(shares(REVERSED, RIGHT, REVERSED)).containsExactly(0, 1, 0);
    }

    @Test
    void prefersTheHighestOfRungsThatAreEquallyGood() {
        assertThat(shares(RIGHT, RIGHT)).containsExactly(0, 1);
    }

    @Test
    void takesTrialsThatAreExpectedToBeAlikeForWrong() {
        double[] alike = new double[SCORES.length];

        assertThat(shares(RIGHT, alike)).containsExactly(1, 0);
    }

    @Test
    void dividesTrustAmongRungsThatAreWrongAboutDifferentTrials() {
        double[] wrongAboutTheWorst = {3, 2, 1, 4, 5, 6, 7, 8};
        double[] wrongAboutTheBest = {1, 2, 3, 4, 5, 8, 7, 6};

        double[] shares = shares(wrongAboutTheWorst, wrongAboutTheBest);

        assertThat(shares[0]).isBetween(.15, .85);
        assertThat(shares[1]).isBetween(.15, .85);
    }

    private static double[] shares(double[]... predicted) {
        double[] shares = RungTrust.shares(List.of(predicted), SCORES, RandomStream.of(3));
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.round(shares[i] * 1e9) / 1e9;
        }
        return shares;
    }
}
