package dev.luthier.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.Experiment;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.OptimizerContract;
import dev.luthier.testkit.Spaces;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;

class SingleRunTest extends OptimizerContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.single();
    }

    @Override
    protected Stream<Named<SearchSpace>> spaces() {
        return Stream.of(Named.of("one value", Spaces.oneValue()));
    }

    @Test
    void runsTheOnlyConfigurationOnce() {
        var result = experiment(Spaces.oneValue(), Optimizers.single()).runOn(LocalSlots.of(3));

        assertThat(result.trials()).hasSize(1);
        assertThat(result.bestConfiguration()).isEqualTo(Configuration.of("x", 3, "y", "only"));
        assertThat(result.ending().detail()).isEqualTo("single run");
    }

    @Test
    void runsTheGivenConfigurationOnce() {
        Configuration given = Configuration.of("x", true, "y", 2);

        var result = experiment(Spaces.finite(), Optimizers.single(given)).runOn(LocalSlots.of(3));

        assertThat(result.trials()).hasSize(1);
        assertThat(result.bestConfiguration()).isEqualTo(given);
    }

    @Test
    void refusesASpaceOfSeveralConfigurationsIfNoneIsGiven() {
        assertThatThrownBy(() -> experiment(Spaces.finite(), Optimizers.single()))
                .hasMessageContaining("the search space has 6 configurations")
                .hasMessageContaining("single(configuration)");
        assertThatThrownBy(() -> experiment(Spaces.oneDimension(), Optimizers.single()))
                .hasMessageContaining("infinitely many");
    }

    @Test
    void refusesAConfigurationOutsideTheSpace() {
        assertThatThrownBy(() -> experiment(Spaces.finite(), Optimizers.single(Configuration.of("x", true, "y", 4))))
                .hasMessageContaining("optimizer single")
                .hasMessageContaining("4 is not a whole number from 1 to 3");
    }

    private static Experiment<Configuration> experiment(SearchSpace space, AbstractOptimizer optimizer) {
        return Luthier.experiment("single", space)
                .minimize("loss")
                .optimizer(optimizer)
                .trials(5)
                .quiet()
                .train((configuration, trial) -> 1);
    }
}
