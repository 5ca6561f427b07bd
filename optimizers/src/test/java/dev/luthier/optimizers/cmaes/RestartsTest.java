package dev.luthier.optimizers.cmaes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestartsTest {
    @Test
    void beginWithALargerPopulation() {
        Restarts restarts = Restarts.first(6).spent(60).next(0.5);

        assertThat(restarts.populationSize()).isEqualTo(12);
        assertThat(restarts.stepFactor()).isEqualTo(1);
    }

    @Test
    void goOnSmallUntilSmallRunsHaveHadAsManyTrials() {
        Restarts afterLarge = Restarts.first(6).next(0.5).spent(240);

        Restarts small = afterLarge.next(0.5);
        Restarts stillSmall = small.spent(200).next(0.9);
        Restarts largeAgain = small.spent(240).next(0.9);

        assertThat(small.populationSize()).isEqualTo(6);
        assertThat(small.stepFactor()).isEqualTo(0.1);
        assertThat(stillSmall.isSmall()).isTrue();
        assertThat(largeAgain.populationSize()).isEqualTo(24);
    }
}
