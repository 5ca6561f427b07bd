package dev.luthier.optimizers.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.OptimizerContract;
import dev.luthier.testkit.Spaces;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomForestTest extends OptimizerContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.randomForest();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }

    /** Restarted at every suggestion it would otherwise grow some thousand forests. */
    @Override
    protected int trials() {
        return 20;
    }

    @Test
    void findsTheBestOfManyChoices() {
        SearchSpace space = SearchSpace.builder()
                .choice("a", "1", "2", "3", "4", "5", "6")
                .choice("b", "1", "2", "3", "4", "5", "6")
                .choice("c", "1", "2", "3", "4", "5", "6")
                .choice("d", "1", "2", "3", "4", "5", "6")
                .build();

        var result = Luthier.experiment("forest-choices", space)
                .minimize("loss")
                .optimizer(Optimizers.randomForest())
                .trials(100)
                .train((configuration, trial) -> (configuration.getString("a").equals("3") ? 0 : 1)
                        + (configuration.getString("b").equals("6") ? 0 : 1)
                        + (configuration.getString("c").equals("1") ? 0 : 1)
                        + (configuration.getString("d").equals("4") ? 0 : 1))
                .runOn(LocalSlots.of(1));

        assertThat(result.bestMetric()).isZero();
    }

    @Test
    void keepsConstraints() {
        SearchSpace space =
                SearchSpace.builder().uniform("x", 0, 1).uniform("y", 0, 1).build();

        var result = Luthier.experiment("forest-constraints", space)
                .minimize("loss")
                .atMost("size", 0.5)
                .optimizer(Optimizers.randomForest())
                .trials(60)
                .trainMetrics((configuration, trial) -> Map.of(
                        "loss",
                        2 - configuration.getDouble("x") - configuration.getDouble("y"),
                        "size",
                        configuration.getDouble("x")))
                .runOn(LocalSlots.of(1));

        assertThat(result.bestMetric()).isBetween(0.5, 0.6);
    }

    @Test
    void endsWhenAFiniteSpaceIsExhausted() {
        var result = Luthier.experiment("forest-finite", Spaces.finite())
                .minimize("loss")
                .optimizer(Optimizers.randomForest())
                .trials(50)
                .train((configuration, trial) -> configuration.getLong("y"))
                .runOn(LocalSlots.of(1));

        assertThat(result.trials()).hasSize(6);
    }

    @Test
    void saysWhichSettingIsWrong() {
        assertThatThrownBy(() -> new RandomForestSettings(8, 1, 10))
                .hasMessage("random forest setting trees is 1, must be 2 or more");
    }
}
