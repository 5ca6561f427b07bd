package dev.luthier.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.OptimizerContract;
import dev.luthier.testkit.Spaces;
import dev.luthier.trial.Trial;
import org.junit.jupiter.api.Test;

class RandomSearchTest extends OptimizerContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.random();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }

    @Test
    void endsWhenAFiniteSpaceIsExhausted() {
        ExperimentResult<Configuration> result = run(Spaces.finite(), 50);

        assertThat(result.ending().detail()).isEqualTo("search space exhausted: all 6 configurations were tried");
        assertThat(result.trials()).hasSize(6).extracting(Trial::configuration).doesNotHaveDuplicates();
    }

    @Test
    void findsEveryConfigurationOfALargeFiniteSpace() {
        SearchSpace space = SearchSpace.builder()
                .logInteger("n", 1, 500)
                .bool("b")
                .when("b")
                .is(true, on -> on.choice("c", "x", "y"))
                .build();

        ExperimentResult<Configuration> result = run(space, 2_000);

        assertThat(result.trials())
                .hasSize(1_500)
                .extracting(Trial::configuration)
                .doesNotHaveDuplicates();
    }

    @Test
    void triesADiscreteBranchOnceUntilOnlyThatIsDrawn() {
        ExperimentResult<Configuration> result = run(Spaces.conditional(), 60);

        assertThat(result.trials()).hasSize(60);
        assertThat(result.trials().stream()
                        .map(Trial::configuration)
                        .filter(configuration ->
                                configuration.getString("model").equals("linear")))
                .hasSize(1);
    }

    @Test
    void drawsEveryValueAlike() {
        SearchSpace space =
                SearchSpace.builder().uniform("x", 0, 1).integer("n", 1, 4).build();

        ExperimentResult<Configuration> result = run(space, 4_000);

        for (int n = 1; n <= 4; n++) {
            long value = n;
            long count = result.trials().stream()
                    .filter(trial -> trial.configuration().getLong("n") == value)
                    .count();
            assertThat(count).isBetween(1_000L - 4 * 27, 1_000L + 4 * 27); // four standard deviations
        }
    }

    private static ExperimentResult<Configuration> run(SearchSpace space, int trials) {
        return Luthier.experiment("random", space)
                .minimize("loss")
                .optimizer(Optimizers.random())
                .trials(trials)
                .quiet()
                .train((configuration, trial) -> trial.number())
                .runOn(LocalSlots.of(2));
    }
}
