package dev.luthier.optimizers.tried;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriedConfigurationsTest {

    @Test
    void findsTheLastConfigurationOfALargeFiniteSpace() {
        SearchSpace space =
                SearchSpace.builder().logInteger("n", 1, 2000).bool("b").build();
        TriedConfigurations tried = new TriedConfigurations(space);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 3999; i++) {
            trials.add(running(i, Configuration.of("n", 1 + i % 2000, "b", i >= 2000)));
        }
        tried.update(List.of(), trials);

        Configuration other = tried.other(RandomStream.of(1));

        assertThat(other).isEqualTo(Configuration.of("n", 2000, "b", true));
        assertThat(tried.isExhausted()).isFalse();
    }

    @Test
    void isExhaustedWhenEachWasTriedOrIsRunning() {
        SearchSpace space = SearchSpace.builder().bool("b").build();
        TriedConfigurations tried = new TriedConfigurations(space);

        tried.update(
                List.of(running(0, Configuration.of("b", true))), List.of(running(1, Configuration.of("b", false))));

        assertThat(tried.isExhausted()).isTrue();
    }

    @Test
    void aContinuousSpaceIsNeverExhausted() {
        SearchSpace space = SearchSpace.builder().uniform("x", 0, 1).build();

        assertThat(new TriedConfigurations(space).isExhausted()).isFalse();
    }

    private static Trial running(int number, Configuration configuration) {
        return new Trial(number, 0, configuration, 1, TrialState.RUNNING, "", List.of(), Curve.empty(), null);
    }
}
