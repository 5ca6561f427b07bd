package dev.luthier.optimizers.differential;

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

class DifferentialEvolutionTest extends OptimizerContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.differentialEvolution();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }

    @Test
    void findsTheBestOfNumbersStepsAndChoicesTogether() {
        SearchSpace space = SearchSpace.builder()
                .uniform("x", -1, 1)
                .integer("n", 1, 50)
                .choice("kind", "a", "b", "c", "d")
                .build();

        var result = minimize(
                "mixed",
                space,
                300,
                configuration -> square(configuration.getDouble("x") - 0.3)
                        + square((configuration.getLong("n") - 37) / 50.0)
                        + (configuration.getString("kind").equals("c") ? 0 : 0.5));

        assertThat(result.bestMetric()).isLessThan(0.01);
    }

    @Test
    void learnsWithinTheBranchesOfAConditionalSpace() {
        var result = minimize(
                "conditional",
                Spaces.conditional(),
                200,
                configuration -> configuration.contains("lr")
                        ? square(StrictMath.log10(configuration.getDouble("lr")) + 2)
                                + 0.1 * configuration.getLong("layers")
                        : 3);

        assertThat(result.bestMetric()).isLessThan(0.12);
    }

    @Test
    void endsWhenAFiniteSpaceIsExhausted() {
        var result = minimize("finite", Spaces.finite(), 50, configuration -> configuration.getLong("y"));

        assertThat(result.trials()).hasSize(6);
        assertThat(result.ending().detail()).isEqualTo("search space exhausted: every configuration was tried");
    }

    @Test
    void saysWhichSettingIsWrong() {
        assertThatThrownBy(() -> new DifferentialEvolutionSettings(3, 0.5, 0.5, 0.2))
                .hasMessage("differential evolution setting populationSize is 3, must be 4 or more");
        assertThat(Optimizers.differentialEvolution().described().settings()).containsEntry("populationSize", 15L);
    }

    private static ExperimentResult<Configuration> minimize(
            String name, SearchSpace space, int trials, ToDoubleFunction<Configuration> function) {
        return Luthier.experiment("differential-evolution-" + name, space)
                .minimize("loss")
                .optimizer(Optimizers.differentialEvolution())
                .trials(trials)
                .train((configuration, trial) -> function.applyAsDouble(configuration))
                .runOn(LocalSlots.of(1));
    }

    private static double square(double value) {
        return value * value;
    }
}
