package dev.luthier.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.definition.Goals;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several objectives and constraints, from the description to the result. */
class ManyGoalsTest {
    private static final SearchSpace X =
            SearchSpace.builder().uniform("x", 0, 1).build();

    @Test
    void theResultHasTheFrontOfAllObjectives() {
        // Larger x is more accurate and slower, so no trial dominates another one.
        var result = accuracyAndLatency(4)
                .trainMetrics((configuration, trial) ->
                        Map.of("accuracy", configuration.getDouble("x"), "latency", configuration.getDouble("x")))
                .runOn(LocalSlots.of(2));

        assertThat(result.paretoFront()).isEqualTo(result.trials()).hasSize(10);
        assertThat(result.bestMetric())
                .isEqualTo(result.trials().stream()
                        .mapToDouble(trial -> trial.metric().orElseThrow())
                        .max()
                        .orElseThrow());
        assertThat(result.toTable())
                .contains("front of 10 trials, hypervolume 0.", "best accuracy", "latency", "FRONT");
        assertThat(result.hypervolume(0, 1))
                .isGreaterThan(result.hypervolume())
                .isEqualTo(staircase(result), within(1e-12));
    }

    /** The area below x and right of x, for each x of a trial as accuracy and latency. */
    private static double staircase(ExperimentResult<Configuration> result) {
        double[] xs = result.trials().stream()
                .mapToDouble(trial -> trial.configuration().getDouble("x"))
                .sorted()
                .toArray();
        double area = 0;
        double before = 0;
        for (double x : xs) {
            area += (x - before) * (1 - x);
            before = x;
        }
        return area;
    }

    @Test
    void refusesAReferenceThatDoesNotFitTheObjectives() {
        var result = accuracyAndLatency(4)
                .trainMetrics((configuration, trial) -> Map.of("accuracy", 1.0, "latency", 1.0))
                .runOn(LocalSlots.of(1));

        assertThatThrownBy(() -> result.hypervolume(1))
                .hasMessage("reference point is [1.0], must be a finite number for each of 2 objectives");
    }

    @Test
    void theBestTrialKeepsTheConstraints() {
        var result = accuracyAndLatency(4)
                .atMost("latency", 0.5)
                .trainMetrics((configuration, trial) ->
                        Map.of("accuracy", configuration.getDouble("x"), "latency", configuration.getDouble("x")))
                .runOn(LocalSlots.of(2));

        assertThat(result.isFeasible()).isTrue();
        assertThat(result.bestMetric()).isLessThanOrEqualTo(0.5);
        assertThat(result.toTable()).contains("INFEASIBLE");
    }

    @Test
    void saysThatNoTrialIsFeasible() {
        var result = accuracyAndLatency(4)
                .atLeast("accuracy", 2)
                .trainMetrics((configuration, trial) ->
                        Map.of("accuracy", configuration.getDouble("x"), "latency", configuration.getDouble("x")))
                .runOn(LocalSlots.of(2));

        assertThat(result.isFeasible()).isFalse();
        assertThat(result.bestTrial()).isPresent();
        assertThat(result.paretoFront()).isEmpty();
        assertThat(result.toTable()).contains("no trial keeps [accuracy at least 2.0]; nearest accuracy");
    }

    @Test
    void aTrialThatLacksAMetricFails() {
        var result = accuracyAndLatency(4)
                .atMost("memory", 1)
                .trainMetrics((configuration, trial) -> Map.of("accuracy", 1.0, "latency", 1.0))
                .runOn(LocalSlots.of(2));

        assertThat(result.trials())
                .extracting(Trial::failure)
                .allSatisfy(failure -> assertThat(failure)
                        .extracting(Failure::kind, Failure::message)
                        .containsExactly(
                                Failure.Kind.INVALID_METRIC,
                                "the training function returned only [accuracy, latency], must return the metric "
                                        + "'memory' too"));
    }

    @Test
    void aFunctionWithOneResultCannotServeSeveralGoals() {
        assertThatThrownBy(() -> accuracyAndLatency(4).train((configuration, trial) -> 1))
                .hasMessageContaining(
                        "train(…) returns one metric, but [accuracy, latency] are asked for: say trainMetrics(…)");
    }

    @Test
    void anOptimizerRefusesMoreObjectivesThanItServes() {
        assertThatThrownBy(() -> accuracyAndLatency(1).trainMetrics((configuration, trial) -> Map.of()))
                .hasMessageContaining("optimizer Sampler serves one objective, but there are 2: [accuracy, latency]");
        assertThatThrownBy(
                        () -> accuracyAndLatency(2).minimize("memory").trainMetrics((configuration, trial) -> Map.of()))
                .hasMessageContaining("optimizer Sampler serves at most 2 objectives, but there are 3");
    }

    @Test
    void anEarlyStoppingRuleRefusesSeveralObjectives() {
        assertThatThrownBy(() ->
                        accuracyAndLatency(4).earlyStop(new Never()).trainMetrics((configuration, trial) -> Map.of()))
                .hasMessageContaining(
                        "early-stopping rule Never judges by one objective, but there are 2: leave earlyStop out");
    }

    private static ExperimentBuilder<Configuration> accuracyAndLatency(int objectivesServed) {
        return Luthier.experiment("goals", X)
                .maximize("accuracy")
                .minimize("latency")
                .optimizer(new Sampler(objectivesServed))
                .trials(10)
                .quiet();
    }

    private static final class Sampler extends AbstractOptimizer {
        private final int objectivesServed;

        Sampler(int objectivesServed) {
            this.objectivesServed = objectivesServed;
        }

        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            Goals goals = goals();
            assertThat(objectives()).isEqualTo(goals.objectives());
            assertThat(constraints()).isEqualTo(goals.constraints());
            return run(searchSpace().sample(random()), "random");
        }

        @Override
        public int maxObjectives() {
            return objectivesServed;
        }
    }

    private static final class Never extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return false;
        }
    }
}
