package dev.luthier.optimizers.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Named;
import dev.luthier.event.Command;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.matrix.CellRun;
import dev.luthier.matrix.Matrix;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.simulator.Faults;
import dev.luthier.simulator.SimulatedProblem;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Trial;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twelve data sets with five models each on six slots, of which each holds the data set of its latest trial, and no other. */
class DataAffinityTest {
    private static final int DATA_SETS = 12;
    private static final int MODELS = 5;
    private static final int RUNS = 8;
    private static final int SLOTS = 6;

    /** Short trials are handed out ahead, long ones are not; a slow searcher is asked for several slots at once. */
    @ParameterizedTest(name = "trials of {0} ms or up to six times that, {1} ms for a suggestion")
    @CsvSource({"3000, 0", "3000, 20", "3000, 400", "100, 0", "100, 20"})
    void slotsLoadFarLessThanWithoutAffinity(long trialMillis, long suggestionMillis) {
        SimulatedSlots slots = slots(trialMillis).suggestionCost(Duration.ofMillis(suggestionMillis));

        int without = loads(describe(0).optimizer(new FewestRuns()), slots).count;
        int with = loads(describe(1), slots).count;
        int further = loads(describe(3), slots).count;

        assertThat(without).isGreaterThan(DATA_SETS * MODELS * RUNS * 3 / 4);
        assertThat(with).isLessThan(without / 6);
        assertThat(further).isLessThan(without / 12);
    }

    @ParameterizedTest
    @CsvSource({"0, 3000", "1, 3000", "3, 3000", "0, 100", "1, 100", "3, 100"})
    void noTaskIsFurtherAheadThanSaid(int ahead, long trialMillis) {
        Loads loads = loads(describe(ahead), slots(trialMillis).suggestionCost(Duration.ofMillis(20)));

        assertThat(loads.furthestAhead).isBetween(1, ahead + 1);
    }

    @Test
    void lostSlotsAreForgotten() {
        SimulatedSlots slots = slots(3000).faults(Faults.NONE.withSlotLoss(0.05, Duration.ofSeconds(2)));

        Loads loads = loads(describe(1), slots);

        assertThat(loads.count).isLessThan(DATA_SETS * MODELS * RUNS / 4);
        assertThat(loads.runs).hasSize(DATA_SETS * MODELS).containsValue(RUNS);
    }

    private static ExperimentBuilder<CellRun> describe(int ahead) {
        SearchSpace space = SearchSpace.builder().uniform("x", 0, 1).build();
        List<String> names =
                IntStream.range(0, DATA_SETS).mapToObj(i -> "d" + i).toList();
        var matrix = Matrix.builder().data("all", "regression", names);
        IntStream.range(0, MODELS).forEach(model -> matrix.model("models", "m" + model, space));
        Matrix built = matrix.apply("models", "all")
                .runsPerTask(RUNS)
                .ahead(ahead)
                .searcher(new Named("random"))
                .build();
        return Luthier.matrix("affinity", built).minimize("loss").quiet();
    }

    private static SimulatedSlots slots(long trialMillis) {
        return SimulatedSlots.of(SLOTS).problem(new Uneven(trialMillis));
    }

    private static Loads loads(ExperimentBuilder<CellRun> experiment, SimulatedSlots slots) {
        Loads loads = new Loads();
        experiment.train((run, trial) -> 0).runOn(slots.watch(loads));
        return loads;
    }

    private record Uneven(long millis) implements SimulatedProblem {
        @Override
        public double metric(Assignment assignment, long step) {
            return assignment.trial() * 37 % 101 / 101.0;
        }

        @Override
        public Duration epochTime(Assignment assignment, long step) {
            return Duration.ofMillis(millis + assignment.trial() * 37 % 101 * millis / 20);
        }
    }

    private static final class Loads implements Consumer<Command> {
        private final Map<String, Integer> loaded = new HashMap<>();
        private final Map<Integer, Integer> runs = new HashMap<>();
        private int count;
        private int furthestAhead;

        @Override
        public void accept(Command order) {
            if (order instanceof Command.Start start) {
                take(start);
            }
        }

        private void take(Command.Start start) {
            int task = start.assignment().task();
            Integer before = loaded.put(start.slot().toString(), task / MODELS);
            count += before == null || before != task / MODELS ? 1 : 0;
            if (start.assignment().attempt() == 1) {
                runs.merge(task, 1, Integer::sum);
                int most =
                        runs.values().stream().mapToInt(Integer::intValue).max().orElse(0);
                int fewest = runs.size() < DATA_SETS * MODELS
                        ? 0
                        : runs.values().stream()
                                .mapToInt(Integer::intValue)
                                .min()
                                .orElse(0);
                furthestAhead = Math.max(furthestAhead, most - fewest);
            }
        }
    }

    /** Each task in turn, on whichever slot. */
    private static final class FewestRuns extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            int next = history().size() + running().size();
            int task = next % tasks().size();
            return next >= tasks().size() * RUNS
                    ? new Suggestion.Done("every task has had its runs")
                    : new Suggestion.Run(task, tasks().get(task).space().sample(random()), 1, "in turn");
        }
    }
}
