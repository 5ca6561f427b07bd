package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.event.Event;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.run.LocalSlots;
import dev.luthier.trial.Trial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going through a journal again finds the first decision that would be another one now. */
class VerifyTest {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void openStore() {
        store = Unsynced.storeIn(folder);
    }

    @Test
    void nothingDiffersWhenNothingHasChanged() {
        new Study().run(store, 3);

        Verification verification = store.verify("study", Study.Dice::new, new Study.BelowHalf());

        assertThat(verification.difference()).isEmpty();
        assertThat(verification.decisions()).isEqualTo(verification.facts());
        assertThat(verification.suggestions()).isGreaterThanOrEqualTo(Study.TRIALS);
        assertThat(verification)
                .hasToString(verification.facts() + " facts, " + verification.facts() + " decisions and "
                        + verification.suggestions() + " suggestions compared: all the same");
    }

    @Test
    void anotherRuleDiffersWhereTheFirstTrialWasStopped() {
        new Study().run(store, 3);

        Verification verification = store.verify("study", Study.Dice::new, new NoStop());

        assertThat(verification.difference()).hasValueSatisfying(difference -> {
            assertThat(difference.event()).isInstanceOf(Event.Reported.class);
            assertThat(difference.expected()).startsWith("stop ");
            assertThat(difference.got()).isEmpty();
            assertThat(difference.fact()).isEqualTo(verification.facts() - 1);
        });
    }

    @Test
    void anotherOptimizerDiffersAtItsFirstSuggestion() {
        new Study().run(store, 3);

        Verification verification = store.verify("study", Waiting::new, new Study.BelowHalf());

        assertThat(verification.difference()).hasValueSatisfying(difference -> {
            assertThat(difference.event()).isInstanceOf(Event.Suggested.class);
            assertThat(difference.expected()).startsWith("Run[");
            assertThat(difference.got()).startsWith("Wait[");
        });
    }

    @Test
    void slowOptimizerIsAskedFromTheHistoryThatItSaw() {
        Study.describe()
                .optimizer(new SlowDice())
                .journal(store)
                .train((configuration, trial) -> configuration.getDouble("x"))
                .runOn(LocalSlots.of(3));

        assertThat(store.verify("study", SlowDice::new, new Study.BelowHalf()).difference())
                .isEmpty();
    }

    @Test
    void experimentThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> store.verify("unknown", Study.Dice::new, new NoStop()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no journal in")
                .hasMessageContaining("unknown");
    }

    private static final class Waiting extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return new Suggestion.Wait();
        }
    }

    /** Thinks on a thread of its own, and says how much it knew. */
    private static final class SlowDice extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(
                    searchSpace().sample(random()),
                    history().size() + " ended, " + running().size() + " open");
        }

        @Override
        public boolean isQuick() {
            return false;
        }
    }
}
