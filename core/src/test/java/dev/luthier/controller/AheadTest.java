package dev.luthier.controller;

import static dev.luthier.controller.Script.A;
import static dev.luthier.controller.Script.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Limits;
import dev.luthier.event.Command;
import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trials that are handed to a busy slot, because the one before was over in less than a second. */
class AheadTest {
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final Duration LONG = Duration.ofSeconds(5);

    private final Script script =
            Script.of(Budget.ofTrials(5), Limits.DEFAULT.withAheadBelow(Limits.SHORT), new NoStop());

    @Test
    void handsTheNextTrialToASlotWhoseLatestTrialWasShort() {
        script.joined(A);
        script.suggested();
        script.after(SHORT).finished(A, 0, 1, 0.5);

        assertThat(script.suggested())
                .as("the second begins at once, and the third is asked for")
                .hasSize(2)
                .contains(new Command.Suggest(2, 1, null));
        assertThat(script.suggested()).hasSize(1).allMatch(command -> isStart(command, 2, 1));
        assertThat(script.reported(1, 1, new Report(1, 0.5)))
                .as("one ahead is enough")
                .isEmpty();
    }

    @Test
    void asksForOneAfterTheOtherSoLongAsThatIsNotTold() {
        Script usual = Script.ofTrials(5);
        usual.joined(A);
        usual.suggested();
        usual.after(SHORT).finished(A, 0, 1, 0.5);

        assertThat(usual.suggested()).hasSize(1).allMatch(command -> isStart(command, 1, 1));
    }

    @Test
    void handsNothingAheadToASlotWithLongTrials() {
        script.joined(A);
        script.suggested();
        script.after(LONG).finished(A, 0, 1, 0.5);

        assertThat(script.suggested()).hasSize(1).allMatch(command -> isStart(command, 1, 1));
    }

    @Test
    void theNextTrialBeginsWhenTheOneBeforeItEnds() {
        handOutThirdAhead();
        script.after(SHORT).finished(A, 1, 1, 0.5);

        script.after(SHORT).finished(A, 2, 1, 0.25);

        assertThat(trial(2).attempts().get(0).startedAtMillis())
                .isEqualTo(trial(1).attempts().get(0).endedAtMillis());
        assertThat(trial(2).state()).isEqualTo(TrialState.FINISHED);
    }

    @Test
    void aSlotThatIsLostCostsNoTryOfTheTrialThatHadNotBegun() {
        handOutThirdAhead();
        script.lost(A);
        script.joined(new SlotId(0, 2));
        script.after(LONG).finished(new SlotId(0, 2), 1, 2, 0.5);
        script.lost(new SlotId(0, 2));
        script.joined(new SlotId(0, 3));

        script.lost(new SlotId(0, 3));

        assertThat(script.joined(new SlotId(0, 4)))
                .as("the third attempt that really began")
                .anyMatch(command -> isStart(command, 2, 4));
    }

    @Test
    void whatRanOnALostSlotGoesBeforeWhatWaitedThere() {
        handOutThirdAhead();

        script.lost(A);

        assertThat(script.joined(B)).anyMatch(command -> isStart(command, 1, 2));
    }

    @Test
    void aFreeSlotTakesTheLastTrialFromTheQueueOfABusyOne() {
        spendTheBudgetOnA();

        List<Command> commands = bJoins();

        assertThat(commands).hasSize(1);
        Command.Stop stop = (Command.Stop) commands.get(0);
        assertThat(stop.trial()).isEqualTo(4);
        assertThat(stop.reason().kind()).isEqualTo(StopReason.Kind.WITHDRAWN);
        assertThat(script.ended(A, 4, 1, new Outcome.Stopped("called back")))
                .contains(new Command.Confirm(A, 4, 1))
                .anyMatch(command -> command instanceof Command.Start start
                        && start.slot().equals(B)
                        && start.assignment().trial() == 4
                        && start.assignment().attempt() == 2);
        assertThat(trial(4).state()).isEqualTo(TrialState.RUNNING);
        assertThat(trial(4).attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.ending()).isEqualTo(Attempt.CALLED_BACK);
            assertThat(attempt.isLost()).as("a slot was lost").isFalse();
        });
    }

    @Test
    void aTrialThatWasCalledBackTooLateHasFinished() {
        spendTheBudgetOnA();
        bJoins();
        script.finished(A, 3, 1, 0.5);

        script.finished(A, 4, 1, 0.25);

        assertThat(trial(4).state()).isEqualTo(TrialState.FINISHED);
        assertThat(script.controller().ending()).isNotNull();
    }

    @Test
    void aTrialThatWasCalledBackRunsAgainWhenItsSlotIsLostMeanwhile() {
        spendTheBudgetOnA();
        bJoins();

        script.lost(A);

        assertThat(trial(3).state()).isEqualTo(TrialState.RUNNING);
        assertThat(trial(4).state()).isEqualTo(TrialState.PENDING);
    }

    @Test
    void theTimeOfATrialCountsFromItsBegin() {
        Script limited = Script.of(
                Budget.ofTrials(5),
                Limits.DEFAULT.withAheadBelow(Limits.SHORT).withTrialTime(Duration.ofSeconds(1)),
                new NoStop());
        limited.joined(A);
        limited.suggested();
        limited.after(SHORT).finished(A, 0, 1, 0.5);
        limited.suggested();
        limited.suggested();
        limited.after(Duration.ofMillis(900)).finished(A, 1, 1, 0.5);

        assertThat(limited.after(Duration.ofMillis(200)).timer()).noneMatch(Command.Stop.class::isInstance);
        assertThat(limited.after(Duration.ofMillis(900)).timer())
                .anyMatch(command -> command instanceof Command.Stop stop && stop.trial() == 2);
    }

    @Test
    void reportsAndEndsCountWhateverTheirOrder() {
        handOutThirdAhead();

        script.finished(A, 2, 1, 0.25);
        script.finished(A, 1, 1, 0.5);

        assertThat(trial(1).state()).isEqualTo(TrialState.FINISHED);
        assertThat(trial(2).state()).isEqualTo(TrialState.FINISHED);
    }

    /** Trial 1 runs on A, trial 2 waits there. */
    private void handOutThirdAhead() {
        script.joined(A);
        script.suggested();
        script.after(SHORT).finished(A, 0, 1, 0.5);
        script.suggested();
        script.suggested();
    }

    /** Trial 3 runs on A, trial 4 waits there, and there will be no other. */
    private void spendTheBudgetOnA() {
        handOutThirdAhead();
        script.after(SHORT).finished(A, 1, 1, 0.5);
        script.suggested();
        script.after(SHORT).finished(A, 2, 1, 0.5);
        script.suggested();
        script.after(LONG);
    }

    /** B joins, and there is nothing left for it but what waits on A. */
    private List<Command> bJoins() {
        script.joined(B);
        return script.suggested(new Suggestion.Done("all tried"));
    }

    private Trial trial(int number) {
        return script.controller().trials().get(number);
    }

    private static boolean isStart(Command command, int trial, int attempt) {
        return command instanceof Command.Start start
                && start.assignment().trial() == trial
                && start.assignment().attempt() == attempt;
    }
}
