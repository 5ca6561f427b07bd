package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.journal.JournalProvider;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.space.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials that people added and configurations that they enqueued are part of the record, and of what goes on from it. */
class AddedTrialsTest {
    private static final int ADDED = 5;
    private static final int ALL = Study.TRIALS + ADDED + 1;
    private static final Configuration WISH = Configuration.of("x", 0.75, "kind", "a");
    private static final Configuration FIRST = Configuration.of("x", 0.5, "kind", "a");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void wheneverTheyAreAddedTheyAreRunAndTheRecordIsVerified(int slots) {
        for (int after = 1; after < 60; after += 7) {
            Store store = Unsynced.storeIn(folder.resolve(slots + "-" + after));
            ExperimentResult<Configuration> result = run(store, slots, after);

            assertThat(result.trials()).as("added after %d facts", after).hasSize(ALL);
            assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
            assertThat(result.definition().budget().trials()).isEqualTo(ALL);
            assertThat(result.trials())
                    .filteredOn(trial -> trial.note().equals("by hand"))
                    .hasSize(1);
            assertThat(store.verify(Study.NAME, Study.Dice::new, new Study.BelowHalf())
                            .difference())
                    .isEmpty();
            assertThat(RecordedExperiment.of(store, Study.NAME)
                            .definition()
                            .budget()
                            .trials())
                    .isEqualTo(ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resumedFromAnyPrefixTheLargerBudgetIsKept(int slots) {
        InMemoryJournal whole = new InMemoryJournal();
        run(definition -> whole, slots, 20);
        int from = 1;
        while (!(whole.events().get(from - 1) instanceof Event.Enqueued)) {
            from++;
        }

        for (int length = from; length <= whole.events().size(); length++) {
            List<Event> prefix = new ArrayList<>(whole.events().subList(0, length));
            InMemoryJournal journal = new InMemoryJournal(prefix);
            ExperimentResult<Configuration> resumed = new Study().run(definition -> journal, slots);

            assertThat(resumed.trials())
                    .as("resumed after %d facts", length)
                    .hasSize(ALL)
                    .allMatch(trial -> trial.state().hasEnded());
        }
    }

    @Test
    void resumedTwiceItIsStillTheSameExperiment() {
        InMemoryJournal whole = new InMemoryJournal();
        run(definition -> whole, 1, 20);
        Store store = Unsynced.storeIn(folder);
        Study.writeDown(store, whole, 40);
        new Study().run(store, 1);

        ExperimentResult<Configuration> again = new Study().run(store, 1);

        assertThat(again.trials()).hasSize(ALL);
        assertThat(store.verify(Study.NAME, Study.Dice::new, new Study.BelowHalf())
                        .difference())
                .isEmpty();
    }

    @Test
    void statedBudgetBeyondTheAddedTrialsHolds() {
        Store store = Unsynced.storeIn(folder);
        run(store, 1, 20);

        ExperimentResult<Configuration> more =
                new Study().run(Study.describe().trials(ALL + 2).extend().journal(store), 1);

        assertThat(more.trials()).hasSize(ALL + 2);
    }

    @Test
    void givenConfigurationsStayTheFirstTrials() {
        ExperimentResult<Configuration> result = new Study()
                .run(
                        Study.describe().enqueue(FIRST, FIRST).enqueueAt(2, Configuration.of("x", 0.625, "kind", "a")),
                        new VirtualSlots(1).asking(2, asked()));

        assertThat(result.trials().subList(0, 3))
                .extracting(trial -> trial.configuration().getDouble("x"))
                .containsExactly(0.5, 0.625, 0.75);
        assertThat(result.trials()).hasSize(ALL);
    }

    private static ExperimentResult<Configuration> run(JournalProvider journals, int slots, int afterFacts) {
        return new Study().run(Study.describe().journal(journals), new VirtualSlots(slots).asking(afterFacts, asked()));
    }

    private static List<LongFunction<Event>> asked() {
        return List.of(
                at -> new Event.TrialsAdded(at, ADDED, "not enough"),
                at -> new Event.Enqueued(at, 0, WISH, 5, "by hand"));
    }
}
