package dev.luthier.optimizers.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.OptimizerContract;
import dev.luthier.testkit.Spaces;
import org.junit.jupiter.api.Test;

class TpeOptimizerTest extends OptimizerContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.tpe();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }

    @Test
    void closesInOnAMinimum() {
        SearchSpace space =
                SearchSpace.builder().uniform("x", -5, 5).uniform("y", -5, 5).build();

        var result = Luthier.experiment("bowl", space)
                .minimize("loss")
                .optimizer(Optimizers.tpe())
                .trials(80)
                .train((configuration, trial) ->
                        square(configuration.getDouble("x") - 2) + square(configuration.getDouble("y") + 3))
                .runOn(LocalSlots.of(1));

        assertThat(result.bestMetric()).isLessThan(0.05);
    }

    /** The linear model is never bad, the net is better, but only where four numbers are right. */
    @Test
    void leavesAChoiceThatIsEasyToGetRight() {
        SearchSpace space = SearchSpace.builder()
                .choice("model", "linear", "net")
                .uniform("a", 0, 1)
                .uniform("b", 0, 1)
                .uniform("c", 0, 1)
                .uniform("d", 0, 1)
                .build();

        var result = Luthier.experiment("choice", space)
                .minimize("loss")
                .optimizer(Optimizers.tpe())
                .trials(200)
                .quiet()
                .train((configuration, trial) ->
                        configuration.getString("model").equals("linear")
                                ? 0.1 + 0.01 * configuration.getDouble("a")
                                : bowl(configuration))
                .runOn(LocalSlots.of(1));

        assertThat(result.bestConfiguration().getString("model")).isEqualTo("net");
        assertThat(result.bestMetric()).isLessThan(0.1);
    }

    private static double bowl(Configuration configuration) {
        return square(configuration.getDouble("a") - 0.2)
                + square(configuration.getDouble("b") - 0.7)
                + square(configuration.getDouble("c") - 0.8)
                + square(configuration.getDouble("d") - 0.3);
    }

    @Test
    void endsWhenAFiniteSpaceIsExhausted() {
        ExperimentResult<Configuration> result = Luthier.experiment("finite", Spaces.finite())
                .minimize("loss")
                .optimizer(Optimizers.tpe())
                .trials(50)
                .train((configuration, trial) -> configuration.getLong("y"))
                .runOn(LocalSlots.of(1));

        assertThat(result.trials()).hasSize(6);
        assertThat(result.ending().detail()).isEqualTo("search space exhausted: every configuration was tried");
    }

    @Test
    void saysWhichSettingIsWrong() {
        assertThatThrownBy(() -> new TpeSettings(6, 1.5, 4, 1.8, 32, 50))
                .hasMessage("TPE setting gamma is 1.5, must be above 0 and at most 1");
        assertThat(Optimizers.tpe().described().settings()).containsEntry("candidates", 24L);
    }

    private static double square(double value) {
        return value * value;
    }
}
