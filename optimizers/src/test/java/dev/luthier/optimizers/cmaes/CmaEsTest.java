package dev.luthier.optimizers.cmaes;

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
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CmaEsTest extends OptimizerContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.cmaEs();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }

    @Test
    void convergesOnNumbersThatDependOnEachOther() {
        SearchSpace space =
                SearchSpace.builder().uniform("x", -5, 5).uniform("y", -5, 5).build();

        var result = minimize("valley", space, 200, configuration -> {
            double x = configuration.getDouble("x");
            return 100 * square(configuration.getDouble("y") - x) + square(x - 2);
        });

        assertThat(result.bestMetric()).isLessThan(1e-3);
    }

    @Test
    void findsTheBestOfNumbersStepsAndChoicesTogether() {
        SearchSpace space = SearchSpace.builder()
                .uniform("x", -1, 1)
                .integer("n", 1, 50)
                .logInteger("m", 1, 1000)
                .choice("kind", "a", "b", "c", "d")
                .bool("flag")
                .build();

        var result = minimize(
                "mixed",
                space,
                300,
                configuration -> square(configuration.getDouble("x") - 0.3)
                        + square((configuration.getLong("n") - 37) / 50.0)
                        + square(StrictMath.log10(configuration.getLong("m") / 20.0))
                        + (configuration.getString("kind").equals("c") ? 0 : 0.5)
                        + (configuration.getBoolean("flag") ? 0 : 0.5));

        assertThat(result.bestMetric()).isLessThan(0.01);
    }

    @Test
    void learnsWithinTheBranchesOfAConditionalSpace() {
        var result = minimize(
                "conditional",
                Spaces.conditional(),
                150,
                configuration -> configuration.contains("lr")
                        ? square(StrictMath.log10(configuration.getDouble("lr")) + 2)
                                + 0.1 * configuration.getLong("layers")
                        : 3);

        assertThat(result.bestMetric()).isLessThan(0.11);
    }

    @Test
    void goesOnWhenAllTrialsOfTheStartFail() {
        SearchSpace space = SearchSpace.builder().uniform("x", 0, 1).build();

        var result = minimize(
                "failing",
                space,
                60,
                configuration -> configuration.getDouble("x") < 0.9 ? Double.NaN : configuration.getDouble("x"));

        assertThat(result.bestMetric()).isBetween(0.9, 0.91);
    }

    @Test
    void endsWhenAFiniteSpaceIsExhausted() {
        var result = minimize("finite", Spaces.finite(), 50, configuration -> configuration.getLong("y"));

        assertThat(result.trials()).hasSize(6);
        assertThat(result.ending().detail()).isEqualTo("search space exhausted: every configuration was tried");
    }

    @Test
    void saysWhichSettingIsWrong() {
        assertThatThrownBy(() -> new CmaEsSettings(6, 0, 0))
                .hasMessage("CMA-ES setting stepSize is 0.0, must be above 0 and at most 1");
        assertThatThrownBy(() -> new CmaEsSettings(6, 0.1, 3))
                .hasMessage("CMA-ES setting populationSize is 3, must be 0, or 4 or more");
        assertThat(Optimizers.cmaEs().described().settings()).containsEntry("stepSize", 0.15);
    }

    private static ExperimentResult<Configuration> minimize(
            String name, SearchSpace space, int trials, ToDoubleFunction<Configuration> function) {
        return Luthier.experiment("cma-es-" + name, space)
                .minimize("loss")
                .optimizer(Optimizers.cmaEs())
                .trials(trials)
                .train((configuration, trial) -> function.applyAsDouble(configuration))
                .runOn(LocalSlots.of(1));
    }

    private static double square(double value) {
        return value * value;
    }
}
