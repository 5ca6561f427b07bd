package dev.luthier.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.definition.HeadStart;
import dev.luthier.definition.HeadStart.Earlier;
import dev.luthier.definition.HeadStart.Given;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.typed.Uniform;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is tried and known before the optimizer is asked. */
class HeadStartTest {
    private static final SearchSpace X =
            SearchSpace.builder().uniform("x", 0, 1).build();
    private static final SearchSpace XY =
            SearchSpace.builder().uniform("x", 0, 0.5).uniform("y", 0, 1).build();

    record Point(@Uniform(min = 0, max = 1) double x) {}

    @Test
    void triesTheDefaultsFirstAndThenWhatIsEnqueued() {
        var result = parabola(X, new Sampler())
                .enqueue(x(0.25), x(0.75))
                .enqueueAt(2, x(0.5))
                .defaults(x(0.125))
                .maxResource(9)
                .train((configuration, trial) -> 1)
                .runOn(LocalSlots.of(3));

        assertThat(result.definition().headStart().given())
                .containsExactly(
                        new Given(x(0.125), 9, "default"),
                        new Given(x(0.25), 9, "enqueued"),
                        new Given(x(0.75), 9, "enqueued"),
                        new Given(x(0.5), 2, "enqueued"));
        assertThat(result.trials().subList(0, 4))
                .extracting(Trial::note)
                .containsExactly("default", "enqueued", "enqueued", "enqueued");
        assertThat(result.trials()).hasSize(10).extracting(Trial::resource).startsWith(9L, 9L, 9L, 2L, 9L);
        assertThat(result.trials().get(4).note()).isEqualTo("random");
    }

    @Test
    void whatIsSaidTwiceIsTriedOnce() {
        var experiment = parabola(X, new Sampler())
                .defaults(x(0.5))
                .enqueue(x(0.5), x(0.25), x(0.25))
                .train((configuration, trial) -> 1);

        assertThat(experiment.definition().headStart().given())
                .extracting(Given::configuration)
                .containsExactly(x(0.5), x(0.25));
    }

    @Test
    void takesObjectsOfTheUsersRecord() {
        var result = Luthier.experiment("points", Point.class)
                .minimize("y")
                .optimizer(new Sampler())
                .trials(2)
                .enqueue(new Point(0.5))
                .quiet()
                .train((point, trial) -> point.x())
                .runOn(LocalSlots.of(1));

        assertThat(result.configuration(result.trials().get(0))).isEqualTo(new Point(0.5));
    }

    @Test
    void theOptimizerSeesTheGivenTrialsAsItsHistory() {
        Sampler sampler = new Sampler();

        parabola(X, sampler)
                .enqueue(x(0.5), x(0.25))
                .train((configuration, trial) -> 1)
                .runOn(LocalSlots.of(1));

        assertThat(sampler.firstHistory).extracting(Trial::configuration).containsExactly(x(0.5), x(0.25));
    }

    @Test
    void refusesWhatIsNotOfTheSearchSpace() {
        assertThatThrownBy(() -> parabola(X, new Sampler())
                        .defaults(x(2))
                        .enqueue(x(0.5), Configuration.of("z", 1))
                        .train((configuration, trial) -> 1))
                .hasMessageContainingAll(
                        "defaults: invalid configuration: parameter 'x': 2.0 is not a number from 0.0 to 1.0",
                        "enqueue[1]: invalid configuration, 2 problems",
                        "parameter 'z': unknown");
        assertThatThrownBy(() -> parabola(X, new Sampler()).enqueueAt(3, x(0.5)).train((configuration, trial) -> 1))
                .hasMessageContaining("headStart: given[0]: resource is 3, must be 1 to 1");
        assertThatThrownBy(() -> parabola(X, new Sampler())
                        .trials(1)
                        .enqueue(x(0.5), x(0.25))
                        .train((configuration, trial) -> 1))
                .hasMessageContaining("2 configurations are given to be tried first, but there are only 1 trials");
        assertThatThrownBy(() -> parabola(X, new Sampler()).bestOfEarlier(-1).train((configuration, trial) -> 1))
                .hasMessageContaining("bestOfEarlier is -1, must be 0 or more");
    }

    @Test
    void startsFromWhatAnEarlierExperimentFound() {
        var earlier = parabola(X, new Sampler())
                .enqueue(x(0.5), x(0.0), x(1.0), x(0.25))
                .trials(4)
                .train((configuration, trial) -> {
                    double x = configuration.getDouble("x");
                    if (x == 0) {
                        throw new IllegalStateException("x is 0");
                    }
                    return 100 * x;
                })
                .runOn(LocalSlots.of(1));
        Sampler sampler = new Sampler();

        var result = Luthier.experiment("later", XY)
                .minimize("z")
                .optimizer(sampler)
                .trials(6)
                .defaults(Configuration.of("x", 0.125, "y", 0.75))
                .warmStart(earlier.definition().name(), earlier.trials())
                .quiet()
                .train((configuration, trial) -> 1)
                .runOn(LocalSlots.of(1));

        HeadStart headStart = result.definition().headStart();
        assertThat(headStart.earlier())
                .containsExactly(
                        new Earlier("parabola", xy(0.5, 0.75), Map.of("z", 50.0)),
                        new Earlier("parabola", xy(0.25, 0.75), Map.of("z", 25.0)));
        assertThat(headStart.notes())
                .containsExactly("of 4 trials of 'parabola', 2 are used: 1 did not finish or lack a metric, 1 are "
                        + "outside this search space");
        assertThat(headStart.given())
                .containsExactly(
                        new Given(xy(0.125, 0.75), 1, "default"),
                        new Given(xy(0.25, 0.75), 1, "best of 'parabola'"),
                        new Given(xy(0.5, 0.75), 1, "best of 'parabola'"));
        assertThat(sampler.earlier).extracting(Trial::note).containsOnly("parabola");
        assertThat(sampler.earlier)
                .extracting(trial -> trial.metric().getAsDouble())
                .containsExactly(1.0, -1.0);
    }

    @Test
    void standardisesEachExperimentByItself() {
        var earlier = parabola(X, new Sampler())
                .trials(30)
                .train((configuration, trial) -> 7 + 1e6 * configuration.getDouble("x"))
                .runOn(LocalSlots.of(1));
        Sampler sampler = new Sampler();

        parabola(X, sampler)
                .warmStart(earlier)
                .bestOfEarlier(0)
                .train((configuration, trial) -> 1)
                .runOn(LocalSlots.of(1));

        double[] metrics = sampler.earlier.stream()
                .mapToDouble(trial -> trial.metric().orElseThrow())
                .toArray();
        double sum = 0;
        double squares = 0;
        for (double metric : metrics) {
            sum += metric;
            squares += metric * metric;
        }
        assertThat(metrics).hasSize(30);
        assertThat(sum).isEqualTo(0, within(1e-9));
        assertThat(squares / 30).isEqualTo(1, within(1e-9));
        assertThat(sampler.firstHistory).isEmpty();
    }

    private static Configuration x(double x) {
        return Configuration.of("x", x);
    }

    private static Configuration xy(double x, double y) {
        return Configuration.of("x", x, "y", y);
    }

    private static ExperimentBuilder<Configuration> parabola(SearchSpace space, AbstractOptimizer optimizer) {
        return Luthier.experiment("parabola", space)
                .minimize("y")
                .optimizer(optimizer)
                .trials(10)
                .quiet();
    }

    private static final class Sampler extends AbstractOptimizer {
        private List<Trial> earlier = List.of();
        private @Nullable List<Trial> firstHistory;

        @Override
        protected void initialize() {
            earlier = earlier();
        }

        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            firstHistory = firstHistory == null ? new ArrayList<>(history()) : firstHistory;
            return run(searchSpace().sample(random()), "random");
        }
    }
}
