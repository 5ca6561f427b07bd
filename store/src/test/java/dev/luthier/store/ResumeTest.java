package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An experiment whose journal holds facts goes on with it. */
class ResumeTest {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void openStore() {
        store = Unsynced.storeIn(folder);
    }

    @Test
    void theStudyHasAllThatCanHappen() {
        ExperimentResult<Configuration> result = new Study().run(store, 1);

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(result.counts().finished()).isPositive();
        assertThat(result.counts().stopped()).isPositive();
        assertThat(result.counts().failed()).isPositive();
        assertThat(result.trials()).anyMatch(trial -> trial.note().equals("promoted"));
    }

    @Test
    void oneSlotResumedFromAnyPrefixDecidesAsIfItHadNeverStopped() {
        InMemoryJournal whole = new InMemoryJournal();
        List<String> decided =
                Study.decided(new Study().run(definition -> whole, 1).trials());

        for (int length = 0; length <= whole.events().size(); length++) {
            List<Event> prefix = whole.events().subList(0, length);
            InMemoryJournal journal = new InMemoryJournal(prefix);
            ExperimentResult<Configuration> resumed = new Study().run(definition -> journal, 1);

            assertThat(Study.decided(resumed.trials()))
                    .as("resumed after %d facts", length)
                    .isEqualTo(decided);
            assertThat(resumed.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resumedFromAnyPrefixEveryPlannedTrialEndsAndNoneThatHadEndedRunsAgain(int slots) {
        InMemoryJournal whole = new InMemoryJournal();
        new Study().run(definition -> whole, slots);

        for (int length = 0; length <= whole.events().size(); length++) {
            List<Event> prefix = whole.events().subList(0, length);
            InMemoryJournal journal = new InMemoryJournal(prefix);
            Study study = new Study();
            ExperimentResult<Configuration> resumed = study.run(definition -> journal, slots);

            assertThat(resumed.trials())
                    .hasSize(Study.TRIALS)
                    .allMatch(trial -> trial.state().hasEnded());
            assertThat(endingsOf(journal.events()))
                    .as("endings by trial and resource after %d facts", length)
                    .doesNotHaveDuplicates();
            assertThat(study.trained.size() + attemptsEndedIn(prefix)).isLessThanOrEqualTo(attempts(resumed.trials()));
        }
    }

    @Test
    void resumedAgainAndAgainOnDiskItIsStillOneExperiment() {
        InMemoryJournal whole = new InMemoryJournal();
        List<String> decided =
                Study.decided(new Study().run(definition -> whole, 1).trials());
        int facts = whole.events().size();

        for (int length = 1; length < facts; length += 9) {
            Store each = Unsynced.storeIn(folder.resolve("after-" + length));
            Study.writeDown(each, whole, length);
            ExperimentResult<Configuration> resumed = new Study().run(each, 1);

            assertThat(Study.decided(resumed.trials())).isEqualTo(decided);
            assertThat(each.verify(Study.NAME, Study.Dice::new, new Study.BelowHalf())
                            .isSame())
                    .isTrue();
        }
    }

    @Test
    void completedExperimentIsOnlyLookedAt() {
        ExperimentResult<Configuration> first = new Study().run(store, 2);
        Study again = new Study();

        ExperimentResult<Configuration> second = again.run(store, 2);

        assertThat(again.trained).isEmpty();
        assertThat(second.trials()).isEqualTo(first.trials());
        assertThat(second.ending()).isEqualTo(first.ending());
        assertThat(second.wallTime()).isEqualTo(first.wallTime());
    }

    @Test
    void anotherDefinitionIsRefusedWithEveryDifference() {
        new Study().run(store, 1);

        assertThatThrownBy(() -> new Study()
                        .run(
                                Study.describe()
                                        .seed(8)
                                        .trials(20)
                                        .earlyStop(new NoStop())
                                        .journal(store),
                                1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("experiment 'study', which was begun with another definition")
                .hasMessageContaining("seed: recorded 7, now 8")
                .hasMessageContaining("budget.trials: recorded 12, now 20")
                .hasMessageContaining("earlyStop.name: recorded BelowHalf, now none")
                .hasMessageContaining("fork(\"study-2\")")
                .hasMessageContaining("extend()");
    }

    @Test
    void largerBudgetIsRefusedUnlessItIsMeant() {
        new Study().run(store, 1);

        assertThatThrownBy(() -> new Study().run(Study.describe().trials(20).journal(store), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("budget.trials: recorded 12, now 20");
    }

    @Test
    void smallerBudgetIsRefusedAlsoAsAnExtension() {
        new Study().run(store, 1);

        assertThatThrownBy(() ->
                        new Study().run(Study.describe().trials(5).extend().journal(store), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("budget.trials: recorded 12, now 5");
    }

    @Test
    void extendedExperimentGoesOnWithMoreTrials() {
        ExperimentResult<Configuration> first = new Study().run(store, 1);
        Study more = new Study();

        ExperimentResult<Configuration> second =
                more.run(Study.describe().trials(20).extend().journal(store), 1);

        assertThat(second.trials()).hasSize(20).allMatch(trial -> trial.state().hasEnded());
        assertThat(Study.decided(second.trials()).subList(0, 10))
                .isEqualTo(Study.decided(first.trials()).subList(0, 10));
        assertThat(more.trained).hasSizeLessThanOrEqualTo(8 + 20);
        assertThat(store.verify(Study.NAME, Study.Dice::new, new Study.BelowHalf())
                        .difference())
                .isEmpty();
        assertThat(new Study()
                        .run(Study.describe().trials(20).journal(store), 1)
                        .trials())
                .isEqualTo(second.trials());
    }

    @Test
    void experimentWhoseTimeWasUpGoesOnWithMoreTime() {
        Duration shortTime = Duration.ofMillis(100);
        ExperimentResult<Configuration> first =
                new Study().run(Study.describe().timeLimit(shortTime).journal(store), 1);
        assertThat(first.ending().kind()).isEqualTo(Ending.Kind.TIME_UP);

        ExperimentResult<Configuration> second = new Study()
                .run(Study.describe().timeLimit(Duration.ofHours(1)).extend().journal(store), 1);

        assertThat(second.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(second.trials())
                .hasSize(Study.TRIALS)
                .allMatch(trial -> trial.state().hasEnded());
    }

    @Test
    void forkBeginsAnewUnderAnotherName() {
        new Study().run(store, 1);
        Study other = new Study();

        other.run(Study.describe().seed(8).fork("study-2").journal(store), 1);

        assertThat(other.trained).hasSizeGreaterThanOrEqualTo(Study.TRIALS);
        assertThat(folder.resolve("study-2")).isDirectory();
    }

    private static List<String> endingsOf(List<Event> events) {
        Set<Integer> resumed = new TreeSet<>();
        return events.stream()
                .filter(event -> {
                    if (event instanceof Event.Suggested suggested
                            && suggested.suggestion() instanceof Suggestion.Resume resume) {
                        resumed.add(resume.trial());
                    }
                    return event instanceof Event.Ended;
                })
                .map(event -> ((Event.Ended) event).trial())
                .map(trial -> trial + (resumed.contains(trial) ? " promoted" : ""))
                .collect(Collectors.toList());
    }

    private static long attemptsEndedIn(List<Event> events) {
        return events.stream().filter(Event.Ended.class::isInstance).count();
    }

    private static long attempts(List<Trial> trials) {
        return trials.stream().mapToLong(trial -> trial.attempts().size()).sum();
    }
}
