package dev.luthier.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.OptimizerContract;
import dev.luthier.testkit.Spaces;
import dev.luthier.trial.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridSearchTest extends OptimizerContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.grid();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }

    @Test
    void cutsRangesIntoEvenlySpreadValuesBothEndsIncluded() {
        SearchSpace space = SearchSpace.builder().logUniform("x", 1e-4, 1).build();

        List<Double> values = run(space, Optimizers.grid(5), 100, 1).trials().stream()
                .map(trial -> trial.configuration().getDouble("x"))
                .sorted()
                .toList();

        assertThat(values).hasSize(5);
        assertThat(values.get(0)).isEqualTo(1e-4);
        assertThat(values.get(2)).isCloseTo(1e-2, within(1e-12));
        assertThat(values.get(4)).isEqualTo(1);
    }

    @Test
    void passesOverTheCellsThatTheHeadStartHasTried() {
        SearchSpace space =
                SearchSpace.builder().integer("n", 1, 7).bool("flag").build();

        ExperimentResult<Configuration> result = Luthier.experiment("grid", space)
                .minimize("y")
                .optimizer(Optimizers.grid())
                .enqueue(
                        Configuration.of("n", 3, "flag", true),
                        Configuration.of("n", 7, "flag", false),
                        Configuration.of("n", 1, "flag", false))
                .trials(100)
                .quiet()
                .train((configuration, trial) -> 1)
                .runOn(LocalSlots.of(3));

        assertThat(result.trials()).hasSize(14).extracting(Trial::configuration).doesNotHaveDuplicates();
    }

    @Test
    void visitsEveryCellOnce() {
        SearchSpace space = SearchSpace.builder()
                .choice("kernel", "rbf", "poly")
                .integer("n", 1, 7)
                .integer("wide", 1, 1_000)
                .bool("flag")
                .build();

        ExperimentResult<Configuration> result = run(space, Optimizers.grid(), 1_000, 1);

        assertThat(result.trials())
                .hasSize(2 * 7 * 10 * 2)
                .extracting(Trial::configuration)
                .doesNotHaveDuplicates();
        assertThat(result.ending().detail()).isEqualTo("grid exhausted: all 280 cells were visited");
    }

    @Test
    void makesNoCellsOfInactiveParameters() {
        ExperimentResult<Configuration> result = run(Spaces.conditional(), Optimizers.grid(4), 1_000, 1);

        // linear 1; svm 4 × (rbf 1 + poly 3); net 3 × 4
        assertThat(result.trials()).hasSize(1 + 4 * (1 + 3) + 3 * 4);
        assertThat(result.trials()).extracting(Trial::configuration).doesNotHaveDuplicates();
    }

    @Test
    void samplesAGridThatIsLargerThanTheBudget() {
        SearchSpace space = SearchSpace.builder()
                .integer("a", 0, 9)
                .integer("b", 0, 9)
                .integer("c", 0, 9)
                .build();

        List<Trial> trials = run(space, Optimizers.grid(), 200, 1).trials();

        assertThat(trials).extracting(Trial::configuration).doesNotHaveDuplicates();
        for (String name : space.names()) {
            double mean = trials.stream()
                    .mapToLong(trial -> trial.configuration().getLong(name))
                    .average()
                    .orElseThrow();
            assertThat(mean).isBetween(4.5 - 0.8, 4.5 + 0.8); // four standard deviations
        }
    }

    @Test
    void orderFollowsFromTheSeed() {
        SearchSpace space =
                SearchSpace.builder().integer("a", 0, 9).integer("b", 0, 9).build();

        List<Configuration> one = configurations(run(space, Optimizers.grid(), 100, 1));
        List<Configuration> again = configurations(run(space, Optimizers.grid(), 100, 1));
        List<Configuration> other = configurations(run(space, Optimizers.grid(), 100, 2));

        assertThat(again).isEqualTo(one);
        assertThat(other).isNotEqualTo(one).containsExactlyInAnyOrderElementsOf(one);
    }

    @Test
    void servesAGridOfMoreCellsThanALongHolds() {
        ExperimentResult<Configuration> result = run(Spaces.wide(), Optimizers.grid(), 300, 1);

        assertThat(result.trials())
                .hasSize(300)
                .extracting(Trial::configuration)
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesAResolutionBelowOne() {
        assertThatThrownBy(() -> Optimizers.grid(0)).hasMessage("grid resolution is 0, must be 1 or more");
    }

    private static List<Configuration> configurations(ExperimentResult<Configuration> result) {
        return result.trials().stream().map(Trial::configuration).toList();
    }

    private static ExperimentResult<Configuration> run(
            SearchSpace space, AbstractOptimizer optimizer, int trials, long seed) {
        return Luthier.experiment("grid", space)
                .minimize("loss")
                .optimizer(optimizer)
                .trials(trials)
                .seed(seed)
                .quiet()
                .train((configuration, trial) -> trial.number())
                .runOn(LocalSlots.of(2));
    }
}
