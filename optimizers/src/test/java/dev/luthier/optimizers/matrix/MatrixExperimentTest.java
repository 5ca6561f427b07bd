package dev.luthier.optimizers.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Named;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.matrix.CellRun;
import dev.luthier.matrix.Matrix;
import dev.luthier.matrix.MatrixBuilder;
import dev.luthier.matrix.result.MatrixResult;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.run.Slots;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialFunction;
import dev.luthier.trial.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixExperimentTest {
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).build();
    private static final Named RANDOM = new Named("random");

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 33})
    void eachTaskHasItsRuns(int slots) {
        ExperimentResult<CellRun> result = run(threeByTwo().runsPerTask(7), (run, trial) -> 0.5, slots(slots));

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(runsOf(result).values()).containsOnly(7).hasSize(6);
    }

    @Test
    void theTrainingFunctionIsToldTheCell() {
        Set<String> seen = new HashSet<>();

        run(
                threeByTwo().runsPerTask(1),
                (run, trial) -> {
                    synchronized (seen) {
                        seen.add(run.data() + " " + run.type() + " " + run.model() + " "
                                + run.configuration().asMap().keySet());
                    }
                    return 0.5;
                },
                slots(1));

        assertThat(seen).hasSize(6).contains("d0 classification tree [x]", "d2 regression forest [x]");
    }

    @Test
    void whatATaskTriesDependsOnItsOwnHistoryOnly() {
        TrialFunction<CellRun> hill =
                (run, trial) -> -Math.abs(run.configuration().getDouble("x") - 0.3);
        ExperimentResult<CellRun> three = run(threeByTwo().runsPerTask(15).searcher(new Named("tpe")), hill, slots(1));
        ExperimentResult<CellRun> one = run(
                Matrix.builder()
                        .data("a", "classification", "d0")
                        .model("trees", "tree", SPACE)
                        .apply("trees", "a")
                        .runsPerTask(15)
                        .searcher(new Named("tpe")),
                hill,
                slots(1));

        assertThat(configurations(three, 0)).isEqualTo(configurations(one, 0));
        assertThat(configurations(three, 0)).isNotEqualTo(configurations(three, 1));
    }

    @Test
    void aModelThatCannotHandleADataSetCostsThreeRunsThereAndNothingElse() {
        ExperimentResult<CellRun> result = run(
                threeByTwo().runsPerTask(10),
                (run, trial) -> {
                    if (run.model().equals("forest") && run.type().equals("regression")) {
                        throw new IllegalArgumentException("negative target");
                    }
                    return 0.5;
                },
                slots(1));

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(result.ending().detail())
                .contains("d2 × forest is incompatible: its first 3 runs failed", "negative target");
        assertThat(runsOf(result)).containsEntry("d2 × forest", 3).containsEntry("d2 × tree", 10);
        assertThat(result.trials()).hasSize(53);
        assertThat(MatrixResult.of(result.definition(), result.trials())
                        .cell("d2", "forest")
                        .orElseThrow()
                        .isIncompatible())
                .isTrue();
    }

    @Test
    void someFailuresAmongOtherRunsAreNoIncompatibility() {
        ExperimentResult<CellRun> result = run(
                threeByTwo().runsPerTask(10),
                (run, trial) -> {
                    if (run.model().equals("forest") && run.configuration().getDouble("x") > 0.3) {
                        throw new IllegalArgumentException("diverged");
                    }
                    return 0.5;
                },
                slots(1));

        assertThat(runsOf(result).values().stream().filter(runs -> runs == 10).count())
                .isGreaterThanOrEqualTo(3);
        assertThat(result.counts().failed()).isPositive();
        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
    }

    @Test
    void nothingButFailuresFromTheStartEndsTheExperiment() {
        ExperimentResult<CellRun> result = run(
                threeByTwo().runsPerTask(20),
                (run, trial) -> {
                    throw new IllegalStateException("no data");
                },
                slots(2));

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.TOO_MANY_FAILURES);
        assertThat(result.trials()).hasSizeLessThan(18);
    }

    @Test
    void earlyStoppingSeesTheTrialsOfItsOwnTaskOnly() {
        List<String> strangers = new ArrayList<>();
        AbstractEarlyStop watching = new AbstractEarlyStop() {
            @Override
            public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
                finalized.stream()
                        .filter(trial -> trial.task() != toCheck.task())
                        .forEach(trial -> strangers.add(trial + " beside " + toCheck));
                return false;
            }
        };

        run(
                experiment(threeByTwo().runsPerTask(4), new InMemoryJournal()).earlyStop(watching),
                MatrixExperimentTest::reporting,
                slots(3));

        assertThat(strangers).isEmpty();
    }

    /** The level of a data set would stop all trials on the harder one if the median were that of all. */
    @Test
    void aTaskThatIsHarderThanOthersIsNotStoppedForIt() {
        ExperimentResult<CellRun> result = run(
                experiment(threeByTwo().runsPerTask(20), new InMemoryJournal()).earlyStop(EarlyStops.median()),
                MatrixExperimentTest::reporting,
                slots(3));

        for (int task = 0; task < 6; task++) {
            int its = task;
            assertThat(result.trials())
                    .filteredOn(trial -> trial.task() == its && trial.state() == TrialState.FINISHED)
                    .hasSizeGreaterThan(4);
        }
        assertThat(result.counts().stopped()).isPositive();
    }

    @Test
    void settledTasksGiveTheirRunsToUndecidedOnes() {
        // On d0 the forest is far ahead; on d1 and d2 the models are alike.
        TrialFunction<CellRun> scores = (run, trial) -> run.data().equals("d0")
                ? (run.model().equals("forest") ? 0.9 : 0.1)
                        + run.configuration().getDouble("x") / 100
                : run.configuration().getDouble("x");

        ExperimentResult<CellRun> result = run(threeByTwo().runsPerTask(12).adaptive(), scores, slots(1));

        Map<String, Integer> runs = runsOf(result);
        assertThat(runs.get("d0 × tree")).isLessThan(6);
        assertThat(runs.get("d0 × forest")).isLessThan(6);
        assertThat(runs.get("d1 × tree")).isGreaterThan(14);
        assertThat(result.trials()).hasSize(72);
        assertThat(result.trials())
                .extracting(Trial::note)
                .anyMatch(note -> note.startsWith("given by d0 × tree, which is settled: at 0.1")
                        && note.contains("while forest is at 0.9"));
        assertThat(result.ending().detail()).contains("d0 × forest is settled: the best model on d0");
    }

    @Test
    void theBestOfOtherDataSetsIsTriedNext() {
        TrialFunction<CellRun> hill =
                (run, trial) -> -Math.abs(run.configuration().getDouble("x") - 0.3);
        ExperimentResult<CellRun> result = run(threeByTwo().runsPerTask(10).warmStart(2), hill, slots(1));

        for (int task = 0; task < 6; task++) {
            int its = task;
            List<Trial> taken = result.trials().stream()
                    .filter(trial -> trial.task() == its && trial.note().startsWith("best of "))
                    .toList();
            assertThat(taken).hasSizeBetween(1, 2);
            taken.forEach(trial -> assertThat(result.trials())
                    .anyMatch(source -> source.number() < trial.number()
                            && source.task() % 2 == its % 2
                            && source.task() != its
                            && source.configuration().equals(trial.configuration())));
        }
    }

    @Test
    void goesOnFromAnyPrefixAsIfItHadNeverStopped() {
        InMemoryJournal whole = new InMemoryJournal();
        List<String> decided = decided(resumable(whole));

        for (int length = 1; length <= whole.events().size(); length += 7) {
            List<Event> prefix = whole.events().subList(0, length);
            ExperimentResult<CellRun> resumed = resumable(new InMemoryJournal(prefix));

            assertThat(decided(resumed)).as("after %d facts", length).isEqualTo(decided);
        }
    }

    @Test
    void anotherDefinitionIsRefusedWithTheDifferences() {
        InMemoryJournal journal = new InMemoryJournal();
        run(experiment(threeByTwo().runsPerTask(1), journal), (run, trial) -> 0.5, slots(1));
        MatrixBuilder changed = threeByTwo()
                .data("more", "classification", "d3")
                .apply("trees", "more")
                .runsPerTask(1)
                .ahead(0);
        InMemoryJournal kept = new InMemoryJournal(journal.events());

        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> run(experiment(changed, kept), (run, trial) -> 0.5, slots(1)));

        assertThat(refused.problems())
                .contains(
                        "tasks.d3 × tree: recorded nothing, now there",
                        "tasks.d3 × forest: recorded nothing, now there",
                        "optimizer.settings.ahead: recorded 1, now 0")
                .noneMatch(problem -> problem.startsWith("tasks.d0"));
    }

    @Test
    void theSameDefinitionJoins() {
        InMemoryJournal journal = new InMemoryJournal();
        run(experiment(threeByTwo().runsPerTask(2), journal), (run, trial) -> 0.5, slots(1));

        ExperimentResult<CellRun> again = run(
                experiment(threeByTwo().runsPerTask(2), new InMemoryJournal(journal.events())),
                (run, trial) -> {
                    throw new AssertionError("nothing is run again");
                },
                slots(1));

        assertThat(again.counts().finished()).isEqualTo(12);
    }

    @Test
    void refusesWhatAMatrixCannotDo() {
        assertThatThrownBy(() -> Luthier.matrix(
                                "matrix",
                                threeByTwo().searcher(new Named("cma-es")).build())
                        .maximize("score")
                        .minimize("time")
                        .target(0.9)
                        .trainMetrics((run, trial) -> Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("optimizer matrix serves one objective")
                .hasMessageContaining("target and patience are for one task, a matrix has many");
        assertThatThrownBy(() -> Luthier.matrix(
                                "matrix",
                                threeByTwo().searcher(new Named("guess")).build())
                        .maximize("score")
                        .train((run, trial) -> 0))
                .hasMessageContaining("optimizer 'guess' is unknown");
    }

    @Test
    void runsASingleCellForTrial() {
        var experiment = Luthier.matrix("matrix", threeByTwo().build())
                .maximize("score")
                .train((run, trial) -> run.model().equals("forest") ? trial.task() : -1);
        Definition definition = experiment.definition();
        CellRun forest = new CellRun("d2", "regression", "forest", SPACE.decode(new double[] {0.5}));

        Trial trial = experiment.runOnce(forest);

        assertThat(trial.metric()).hasValue(definition.tasks().size() - 1);
        assertThatThrownBy(() -> experiment.runOnce(new CellRun("d9", "regression", "forest", forest.configuration())))
                .hasMessage("there is no task for model 'forest' on data set 'd9' of type 'regression'");
    }

    private static MatrixBuilder threeByTwo() {
        return Matrix.builder()
                .data("a", "classification", "d0", "d1")
                .data("b", "regression", "d2")
                .model("trees", "tree", SPACE)
                .model("trees", "forest", SPACE)
                .apply("trees", "a", "b")
                .searcher(RANDOM);
    }

    /** Learning curves on another level for each data set. */
    private static double reporting(CellRun run, TrialContext trial) {
        double level = Integer.parseInt(run.data().substring(1)) * 10;
        double score = level + run.configuration().getDouble("x");
        for (int step = 1; step <= 3; step++) {
            trial.report(step, score);
        }
        return score;
    }

    private static ExperimentBuilder<CellRun> experiment(MatrixBuilder matrix, InMemoryJournal journal) {
        return Luthier.matrix("matrix", matrix.build())
                .maximize("score")
                .journal(definition -> journal)
                .quiet();
    }

    private static ExperimentResult<CellRun> run(MatrixBuilder matrix, TrialFunction<CellRun> function, Slots slots) {
        return run(experiment(matrix, new InMemoryJournal()), function, slots);
    }

    private static ExperimentResult<CellRun> run(
            ExperimentBuilder<CellRun> experiment, TrialFunction<CellRun> function, Slots slots) {
        return experiment.train(function).runOn(slots);
    }

    private static ExperimentResult<CellRun> resumable(InMemoryJournal journal) {
        return run(
                experiment(threeByTwo().runsPerTask(6).adaptive().warmStart(1), journal),
                (run, trial) -> {
                    if (run.model().equals("tree") && run.data().equals("d1")) {
                        throw new IllegalArgumentException("no");
                    }
                    return run.configuration().getDouble("x");
                },
                slots(1));
    }

    private static Slots slots(int count) {
        return SimulatedSlots.of(count)
                .epochTime((assignment, step) -> Duration.ofMillis(1500 + 130 * (assignment.trial() % 5)));
    }

    private static Map<String, Integer> runsOf(ExperimentResult<CellRun> result) {
        return result.trials().stream()
                .collect(Collectors.toMap(
                        trial -> result.definition().tasks().get(trial.task()).name(),
                        trial -> 1,
                        Integer::sum,
                        TreeMap::new));
    }

    private static List<Object> configurations(ExperimentResult<CellRun> result, int task) {
        return result.trials().stream()
                .filter(trial -> trial.task() == task)
                .<Object>map(Trial::configuration)
                .toList();
    }

    private static List<String> decided(ExperimentResult<CellRun> result) {
        return result.trials().stream()
                .map(trial -> trial.number() + " " + trial.task() + " " + trial.configuration() + " " + trial.state()
                        + " " + trial.note())
                .toList();
    }
}
