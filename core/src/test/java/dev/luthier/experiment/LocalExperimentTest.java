package dev.luthier.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalExperimentTest {

    private static final class Sampler extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "random");
        }
    }

    @Test
    void runsEveryPlannedTrialOnceAndFindsTheBest() {
        var result = Luthier.experiment(
                        "square", SearchSpace.builder().uniform("x", -1, 1).build())
                .minimize("y")
                .optimizer(new Sampler())
                .trials(200)
                .maxResource(3)
                .train((configuration, trial) -> {
                    double x = configuration.getDouble("x");
                    for (int step = 1; step <= trial.resource(); step++) {
                        trial.report(step, x * x / step);
                    }
                    return x * x;
                })
                .runOn(LocalSlots.of(4));

        assertThat(result.counts()).isEqualTo(new Counts(200, 0, 0, 0, 0));
        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.curve().size()).isEqualTo(3));
        assertThat(result.bestMetric())
                .isEqualTo(result.trials().stream()
                        .mapToDouble(trial -> trial.metric().orElseThrow())
                        .min()
                        .orElseThrow());
        assertThat(result.ending().isRegular()).isTrue();
    }
}
