package dev.luthier.controller;

import static dev.luthier.controller.Script.A;
import static dev.luthier.controller.Script.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Limits;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.random.RandomStream;
import dev.luthier.trial.TrialState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControllerTest {

    @Test
    void asksForASuggestionAsSoonAsASlotJoins() {
        Script script = Script.ofTrials(2);

        assertThat(script.joined(A)).containsExactly(new Command.Suggest(0, 1, null));
        assertThat(script.joined(B)).containsExactly(new Command.Suggest(1, 1, null));
    }

    @Test
    void startsWhatWasSuggestedWithASeedOfItsOwn() {
        Script script = Script.ofTrials(2);
        script.joined(A);

        List<Command> commands = script.suggested();

        Command.Start start = (Command.Start) commands.get(0);
        assertThat(start.slot()).isEqualTo(A);
        assertThat(start.assignment().trial()).isZero();
        assertThat(start.assignment().attempt()).isEqualTo(1);
        assertThat(start.assignment().seed()).isEqualTo(RandomStream.derive(7, 1, 0));
    }

    @Test
    void confirmsAResultAndAsksForTheNextTrialInOneStep() {
        Script script = Script.ofTrials(2);
        script.joined(A);
        script.suggested();

        assertThat(script.finished(A, 0, 1, 0.25))
                .containsExactly(new Command.Confirm(A, 0, 1), new Command.Suggest(1, 1, 0));
    }

    @Test
    void endsWhenTheBudgetIsSpentAndTheLastTrialIsOver() {
        Script script = Script.ofTrials(1);
        script.joined(A);
        script.joined(B);
        script.suggested();
        assertThat(script.suggested()).isEmpty();

        List<Command> commands = script.finished(A, 0, 1, 1);

        assertThat(commands)
                .containsExactly(
                        new Command.Confirm(A, 0, 1),
                        new Command.Finish(new Ending(Ending.Kind.COMPLETED, "budget of 1 trials")));
    }

    @Test
    void endsWhenTheOptimizerIsDoneAndNothingRuns() {
        Script script = Script.ofTrials(100);
        script.joined(A);

        assertThat(script.suggested(new Suggestion.Done("all tried")))
                .containsExactly(new Command.Finish(new Ending(Ending.Kind.COMPLETED, "all tried")));
    }

    @Test
    void anOptimizerThatWaitsIsAskedAgainWhenATrialEnds() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        script.joined(B);
        script.suggested();
        assertThat(script.suggested(new Suggestion.Wait())).isEmpty();

        assertThat(script.finished(A, 0, 1, 1)).contains(new Command.Suggest(2, 2, 0));
    }

    @Test
    void anOptimizerThatWaitsForNothingEndsTheExperimentWithThatError() {
        Script script = Script.ofTrials(100);
        script.joined(A);

        script.suggested(new Suggestion.Wait());

        assertThat(script.controller().ending()).isNotNull().satisfies(ending -> {
            assertThat(ending.kind()).isEqualTo(Ending.Kind.OPTIMIZER_FAILED);
            assertThat(ending.detail()).contains("waits while no trial runs");
        });
    }

    @Test
    void anOptimizerThatThrowsEndsTheExperimentAndKeepsWhatWasFound() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        script.suggested();
        script.finished(A, 0, 1, 0.5);

        assertThat(script.on(new Event.OptimizerFailed(script.now(), "it divided by zero")))
                .containsExactly(new Command.Finish(new Ending(Ending.Kind.OPTIMIZER_FAILED, "it divided by zero")));
        assertThat(script.controller().trials().get(0).metric()).hasValue(0.5);
    }

    @Test
    void theExperimentEndsWhenItsTimeIsUp() {
        Script script = Script.of(
                new Budget(100, 1, Duration.ofHours(1)),
                Limits.DEFAULT.withSlotTimeout(Duration.ofDays(1)),
                new NoStop());
        script.joined(A);
        script.suggested();

        script.after(Duration.ofHours(1)).timer();

        assertThat(script.controller().ending())
                .isEqualTo(new Ending(Ending.Kind.TIME_UP, "time limit of the experiment is over"));
        assertThat(script.controller().trials().get(0).state()).isEqualTo(TrialState.RUNNING);
    }

    @Test
    void theExperimentEndsWithTheCauseWhenThereWillBeNoSlotAnyMore() {
        Controller controller = Script.ofTrials(10).controller();

        controller.on(new Event.SlotsUnavailable(1_000, "cannot reach the driver"));

        assertThat(controller.ending()).isEqualTo(new Ending(Ending.Kind.NO_SLOTS, "cannot reach the driver"));
    }

    @Test
    void theExperimentEndsWhenThereIsNoSlotForTooLong() {
        Script script = Script.ofTrials(10);
        script.joined(A);
        script.after(Duration.ofHours(1)).lost(A);

        script.after(Duration.ofMinutes(10)).timer();

        assertThat(script.controller().ending())
                .isEqualTo(new Ending(Ending.Kind.NO_SLOTS, "there was no slot for PT10M"));
    }

    @Test
    void aSlotThatComesInTimeResetsTheWaitForSlots() {
        Script script = Script.ofTrials(10);
        script.after(Duration.ofMinutes(9)).joined(A);
        script.lost(A);

        script.after(Duration.ofMinutes(2)).timer();

        assertThat(script.controller().ending()).isNull();
    }

    @Test
    void stopsWhenTheFirstTenTrialsAllFail() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        for (int trial = 0; trial < 9; trial++) {
            script.suggested();
            script.failed(A, trial, 1);
        }
        assertThat(script.controller().ending()).isNull();

        script.suggested();
        script.failed(A, 9, 1);

        assertThat(script.controller().ending())
                .isEqualTo(new Ending(Ending.Kind.TOO_MANY_FAILURES, "10 of 10 trials failed: 10 × EXCEPTION no luck"));
    }

    @Test
    void stopsWhenMoreThanHalfOfAtLeastTwentyTrialsFail() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        for (int trial = 0; trial < 20; trial++) {
            script.suggested();
            if (trial % 2 == 0) {
                script.finished(A, trial, 1, 1);
            } else {
                script.failed(A, trial, 1);
            }
        }
        assertThat(script.controller().ending())
                .as("half is not more than half")
                .isNull();

        script.suggested();
        script.failed(A, 20, 1);

        assertThat(script.controller().ending())
                .isNotNull()
                .satisfies(ending -> assertThat(ending.detail()).contains("11 of 21 trials failed"));
    }

    @Test
    void afterTheEndNothingIsStartedAnyMore() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        script.on(new Event.CancelRequested(script.now(), "enough"));

        assertThat(script.joined(B)).isEmpty();
        assertThat(script.suggested()).isEmpty();
        assertThat(script.controller().ending()).isEqualTo(new Ending(Ending.Kind.CANCELLED, "enough"));
    }
}
