package dev.luthier.optimizers.tried;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Named;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BestEarlierTest {
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).choice("c", "a", "b", "c").build();

    private static double loss(Configuration configuration) {
        double distance = configuration.getDouble("x") - 0.9;
        return distance * distance + (configuration.getString("c").equals("b") ? 0 : 0.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "random-forest", "differential-evolution", "gp"})
    void aSearchBeginsWithTheBestOfEarlierExperiments(String optimizer) {
        ExperimentResult<Configuration> earlier = Luthier.experiment("earlier", SPACE)
                .maximize("score")
                .optimizer(new Named("random"))
                .trials(30)
                .quiet()
                .train((configuration, trial) -> -loss(configuration))
                .runOn(LocalSlots.of(1));

        ExperimentResult<Configuration> later = Luthier.experiment("later", SPACE)
                .maximize("score")
                .optimizer(new Named(optimizer))
                .warmStart(earlier)
                .bestOfEarlier(0)
                .trials(12)
                .quiet()
                .train((configuration, trial) -> 1000 - 7 * loss(configuration))
                .runOn(LocalSlots.of(1));

        List<Configuration> best = earlier.trials().stream()
                .sorted(earlier.definition().goals().bestFirst())
                .map(Trial::configuration)
                .limit(3)
                .toList();
        assertThat(later.trials().subList(0, 3))
                .extracting(Trial::configuration)
                .isEqualTo(best);
        assertThat(later.trials().get(0).note()).isEqualTo(BestEarlier.NOTE);
        assertThat(later.trials().get(11).note()).isNotEqualTo(BestEarlier.NOTE);
    }
}
