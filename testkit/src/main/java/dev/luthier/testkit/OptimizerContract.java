package dev.luthier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.Task;
import dev.luthier.event.Ending;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every optimizer owes the experiment that it serves. Subclass it, say how to make the optimizer, and run it as a JUnit
 * test; it takes no real time, since everything happens in virtual time.
 *
 * <pre>{@code
 * class MyOptimizerTest extends OptimizerContract {
 *     protected AbstractOptimizer optimizer() {
 *         return new MyOptimizer();
 *     }
 * }
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OptimizerContract {
    private static final long SEED = 17;

    /** A new optimizer, which has not seen anything. */
    protected abstract AbstractOptimizer optimizer();

    /** The spaces to be judged in; those that the optimizer refuses by its {@code problems} are skipped. */
    protected Stream<Named<SearchSpace>> spaces() {
        return Spaces.all();
    }

    /** The tasks of an experiment of the contract, all of that space; one unless overridden. */
    protected List<Task> tasks(SearchSpace space) {
        return List.of(new Task("contract", space));
    }

    /** How many trials an experiment of the contract has. */
    protected int trials() {
        return 40;
    }

    /** The full resource of a trial. */
    protected long maxResource() {
        return 9;
    }

    /** Whether it promises never to run a configuration a second time in a finite space. */
    protected boolean avoidsDuplicates() {
        return false;
    }

    /** What it suggests follows from history, running trials and {@code random()}, so that a restart changes nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    public void decidesTheSameAfterARestartAtEverySuggestion(SearchSpace space) {
        checkRestarts(rehearsal(space).rough());
    }

    private Rehearsal.Course checkRestarts(Rehearsal rehearsal) {
        Definition definition = servable(rehearsal);
        RestartedOptimizer restarted = new RestartedOptimizer(this::optimizer, definition);

        Rehearsal.Course course = rehearsal.run(restarted, definition);

        assertThat(restarted.differences())
                .as("decisions that a restart changed: what an optimizer remembers must follow from history()")
                .isEmpty();
        return course;
    }

    /** The same seed gives the same experiment. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    public void repeatsItself(SearchSpace space) {
        Rehearsal rehearsal = rehearsal(space).rough();
        servable(rehearsal);

        Rehearsal.Course first = rehearsal.run(optimizer());
        Rehearsal.Course second = rehearsal.run(optimizer());

        assertThat(second.suggestions()).isEqualTo(first.suggestions());
    }

    /** To maximize f is to minimize -f. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    public void mirrorsWhenTheDirectionIsFlipped(SearchSpace space) {
        checkMirrored(rehearsal(space));
    }

    private void checkMirrored(Rehearsal rehearsal) {
        servable(rehearsal);

        Rehearsal.Course minimized = rehearsal.run(optimizer());
        Rehearsal.Course maximized = rehearsal.mirrored().run(optimizer());

        assertThat(maximized.decisions())
                .as("maximizing -f, and all further objectives likewise, must decide as minimizing f does")
                .isEqualTo(minimized.decisions());
    }

    /** An optimizer that says that it does not learn from results suggests the same whether high or low metrics are good. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    public void learnsFromResultsOrSaysSo(SearchSpace space) {
        assumeTrue(!optimizer().learnsFromResults(), "it learns from results");
        Rehearsal rehearsal = rehearsal(space).onSlots(1);
        Definition definition = servable(rehearsal);
        Definition opposite = definition.withGoals(Goals.of(definition.metric(), Direction.MAXIMIZE));

        Rehearsal.Course course = rehearsal.run(optimizer(), definition);
        Rehearsal.Course other = rehearsal.run(optimizer(), opposite);

        assertThat(other.decisions()).isEqualTo(course.decisions());
    }

    /** Failed, stopped and lost trials, NaN and late messages change what it knows, not whether it works. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    public void worksOnWhenTrialsFailStopOrReportNan(SearchSpace space) {
        Rehearsal rehearsal = rehearsal(space).rough();
        servable(rehearsal);

        checkEnded(rehearsal.run(optimizer()));
    }

    /** Every suggestion can be carried out; the loop refuses those that cannot, and the experiment ends with that error. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    public void suggestsValidConfigurationsAndResources(SearchSpace space) {
        Rehearsal rehearsal = rehearsal(space);
        servable(rehearsal);

        Rehearsal.Course course = rehearsal.run(optimizer());

        checkEnded(course);
        assertThat(course.trials())
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.resource()).isBetween(1L, maxResource()));
    }

    /** A free slot on which nothing else could change anything is not kept waiting. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    public void neverWaitsWhileNothingRuns(SearchSpace space) {
        Rehearsal rehearsal = rehearsal(space).onSlots(1);
        servable(rehearsal);

        Rehearsal.Course course = rehearsal.run(optimizer());

        checkEnded(course);
        assertThat(course.decisions()).doesNotContain("wait");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    public void serves64RunningTrials(SearchSpace space) {
        Rehearsal rehearsal = rehearsal(space).onSlots(64);
        servable(rehearsal);

        checkEnded(rehearsal.run(optimizer()));
    }

    /** Once it is done it stays done. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("spaces")
    public void staysDoneOnceItIsDone(SearchSpace space) {
        Rehearsal rehearsal = rehearsal(space).onSlots(1);
        Definition definition = servable(rehearsal);
        Rehearsal.Course course = rehearsal.run(optimizer());
        int asked = course.suggestions().size();
        boolean saidDone = course.suggestions().get(asked - 1) instanceof Suggestion.Done;
        assumeTrue(saidDone, "the budget ended the experiment, not the optimizer");

        OptimizerSession later = new OptimizerSession(optimizer(), definition);

        for (int i = 0; i < 3; i++) {
            assertThat(later.ask(asked + i, over(course), null)).isInstanceOf(Suggestion.Done.class);
        }
    }

    /** With as many objectives as it says that it serves. */
    @ParameterizedTest(name = "{0} objectives", allowZeroInvocations = true)
    @MethodSource("objectives")
    public void decidesTheSameAfterARestartWithSeveralObjectives(int objectives) {
        checkEnded(checkRestarts(
                rehearsal(Spaces.mixed()).withObjectives(objectives).rough()));
    }

    @ParameterizedTest(name = "{0} objectives", allowZeroInvocations = true)
    @MethodSource("fewObjectives")
    public void decidesTheSameAfterARestartWithSeveralObjectivesAndABound(int objectives) {
        checkEnded(checkRestarts(
                rehearsal(Spaces.mixed()).withObjectives(objectives).bounded().rough()));
    }

    /** To keep a bound is the same whatever the direction of the objectives. */
    @ParameterizedTest(name = "{0} objectives", allowZeroInvocations = true)
    @MethodSource("fewObjectives")
    public void mirrorsWhenAllDirectionsAreFlippedAndThereIsABound(int objectives) {
        checkMirrored(rehearsal(Spaces.mixed()).withObjectives(objectives).bounded());
    }

    @ParameterizedTest(name = "{0} objectives", allowZeroInvocations = true)
    @MethodSource("objectives")
    public void mirrorsWhenAllDirectionsAreFlipped(int objectives) {
        checkMirrored(rehearsal(Spaces.mixed()).withObjectives(objectives));
    }

    /** Then the model of feasibility has seen one outcome only, and no trial is good. */
    @ParameterizedTest(name = "{0} objectives", allowZeroInvocations = true)
    @MethodSource("fewObjectives")
    public void worksOnWhenNoTrialKeepsTheBound(int objectives) {
        checkEnded(checkRestarts(
                rehearsal(Spaces.mixed()).withObjectives(objectives).boundedTooTightly()));
    }

    @ParameterizedTest(name = "{0} objectives", allowZeroInvocations = true)
    @MethodSource("fewObjectives")
    public void serves64RunningTrialsWithSeveralObjectivesAndABound(int objectives) {
        checkEnded(checkRestarts(rehearsal(Spaces.mixed())
                .withObjectives(objectives)
                .bounded()
                .rough()
                .onSlots(64)));
    }

    /** To learn from earlier results is no exception from following from what is known. */
    @ParameterizedTest(name = "{0} objectives", allowZeroInvocations = true)
    @MethodSource("fewObjectives")
    public void decidesTheSameAfterARestartWithResultsOfAnEarlierExperiment(int objectives) {
        checkEnded(checkRestarts(rehearsal(Spaces.mixed())
                .withObjectives(objectives)
                .bounded()
                .preceded()
                .rough()));
    }

    @ParameterizedTest(name = "{0} objectives", allowZeroInvocations = true)
    @MethodSource("fewObjectives")
    public void mirrorsResultsOfAnEarlierExperimentToo(int objectives) {
        checkMirrored(
                rehearsal(Spaces.mixed()).withObjectives(objectives).bounded().preceded());
    }

    /** The numbers of objectives above one that it says it serves. */
    protected IntStream objectives() {
        return IntStream.rangeClosed(2, optimizer().maxObjectives());
    }

    private IntStream fewObjectives() {
        return objectives().limit(2);
    }

    @Test
    public void avoidsDuplicatesInAFiniteSpaceIfItPromisesTo() {
        assumeTrue(avoidsDuplicates(), "it makes no such promise");
        Rehearsal rehearsal = rehearsal(Spaces.finite());
        servable(rehearsal);

        Rehearsal.Course course = rehearsal.run(optimizer());

        assertThat(course.trials()).extracting(Trial::configuration).doesNotHaveDuplicates();
    }

    private Rehearsal rehearsal(SearchSpace space) {
        Budget budget = new Budget(trials(), maxResource(), null);
        return new Rehearsal(tasks(space), Direction.MINIMIZE, budget, 4, false, SEED);
    }

    private Definition servable(Rehearsal rehearsal) {
        AbstractOptimizer optimizer = optimizer();
        Definition definition = rehearsal.definition(optimizer);
        List<String> problems = optimizer.refusals(definition);
        assumeTrue(problems.isEmpty(), () -> "refused: " + problems);
        return definition;
    }

    private void checkEnded(Rehearsal.Course course) {
        assertThat(course.ending().kind()).as("%s", course.ending()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(course.trials())
                .hasSizeLessThanOrEqualTo(trials())
                .allMatch(trial -> trial.state().hasEnded());
    }

    private static TrialHistory over(Rehearsal.Course course) {
        return new TrialHistory() {
            @Override
            public List<Trial> ended() {
                return course.endings();
            }

            @Override
            public List<Trial> running() {
                return List.of();
            }

            @Override
            public @Nullable Trial trial(int number) {
                return number < course.trials().size() ? course.trials().get(number) : null;
            }
        };
    }
}
