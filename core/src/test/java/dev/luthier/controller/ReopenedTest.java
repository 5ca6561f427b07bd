package dev.luthier.controller;

import static dev.luthier.controller.Script.A;
import static dev.luthier.controller.Script.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Limits;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an experiment whose driver ended and was started again. */
class ReopenedTest {

    @Test
    void runningTrialsRunAgainInTheirOrder() {
        Script script = Script.ofTrials(3);
        script.joined(A);
        script.joined(B);
        script.suggested();
        script.suggested();

        script.reopened();

        assertThat(starts(script.joined(A))).containsExactly("0.2");
        assertThat(starts(script.joined(B))).containsExactly("1.2");
    }

    @Test
    void lossOfTheDriverCountsAgainstNoTrial() {
        Script script = Script.of(Limits.DEFAULT.withMaxAttempts(2));
        script.joined(A);
        script.suggested();

        for (int i = 0; i < 5; i++) {
            script.reopened();
            script.joined(A);
        }
        script.lost(A);

        Trial trial = script.controller().trials().get(0);
        assertThat(trial.state()).isEqualTo(TrialState.PENDING);
        assertThat(trial.attempts()).hasSize(6).allMatch(attempt -> attempt.isLost());
    }

    @Test
    void endOfAnAttemptOfTheEarlierRunChangesNothing() {
        Script script = Script.ofTrials(3);
        script.joined(A);
        script.suggested();
        script.reopened();
        script.joined(A);

        script.finished(A, 0, 1, 0.5);

        assertThat(script.controller().trials().get(0).state()).isEqualTo(TrialState.RUNNING);
    }

    @Test
    void optimizerThatWasDoneIsNotAskedAgain() {
        Script script = Script.ofTrials(9);
        script.joined(A);
        script.suggested();
        script.joined(B);
        script.suggested(new Suggestion.Done("all tried"));

        List<Command> commands = new ArrayList<>(script.reopened());
        commands.addAll(script.joined(A));
        commands.addAll(script.joined(B));

        assertThat(commands).noneMatch(Command.Suggest.class::isInstance);
    }

    @Test
    void optimizerThatWaitedForNothingIsAskedAgain() {
        Script script = Script.ofTrials(9);
        script.joined(A);
        script.suggested(new Suggestion.Wait());
        Ending before = script.controller().ending();

        script.reopened();
        List<Command> commands = script.joined(A);

        assertThat(before).isNotNull();
        assertThat(commands).anyMatch(Command.Suggest.class::isInstance);
        assertThat(script.controller().ending()).isNull();
    }

    @Test
    void asksAgainUnderTheNumbersThatWereNotAnswered() {
        Script script = Script.ofTrials(9);
        script.joined(A);
        script.suggested();
        script.joined(B);

        script.reopened();
        script.joined(A);
        List<Command> commands = script.joined(B);

        assertThat(commands).contains(new Command.Suggest(1, 1, null));
    }

    @Test
    void trialThatWasToldToStopIsStopped() {
        Script script = Script.of(new StopAtOnce());
        script.joined(A);
        script.suggested();
        script.reported(0, 1, new Report(1, 0.5));

        script.reopened();

        assertThat(script.controller().trials().get(0).state()).isEqualTo(TrialState.STOPPED);
    }

    @Test
    void experimentThatWasCancelledGoesOn() {
        Script script = Script.ofTrials(3);
        script.joined(A);
        script.suggested();
        script.on(new Event.CancelRequested(script.now(), "enough"));
        assertThat(script.controller().ending()).isNotNull();

        script.reopened();

        assertThat(script.controller().ending()).isNull();
        assertThat(starts(script.joined(A))).containsExactly("0.2");
    }

    @Test
    void moreTrialsMayRunWhenTheBudgetIsLarger() {
        Script script = Script.ofTrials(1);
        script.joined(A);
        script.suggested();
        script.finished(A, 0, 1, 0.5);
        script.suggested();
        assertThat(script.controller().ending()).isNotNull();

        script.on(new Event.Reopened(script.now(), Budget.ofTrials(2)));

        assertThat(script.joined(A)).contains(new Command.Suggest(2, 1, null));
        assertThat(starts(script.suggested())).containsExactly("1.1");
    }

    @Test
    void timeBetweenTheRunsIsNotSpent() {
        Script script = Script.of(new Budget(9, 1, Duration.ofMinutes(10)), Limits.DEFAULT, new NoStop());
        script.after(Duration.ofMinutes(4));
        script.joined(A);

        script.after(Duration.ofDays(3));
        List<Command> commands =
                script.on(new Event.Reopened(script.now(), script.controller().budget()));
        script.joined(A);

        assertThat(commands)
                .contains(
                        new Command.WakeAt(script.now() + Duration.ofMinutes(6).toMillis()));
        script.after(Duration.ofMinutes(6)).timer();
        assertThat(script.controller().ending()).isNotNull();
        assertThat(script.controller().ending().kind()).isEqualTo(Ending.Kind.TIME_UP);
    }

    private static List<String> starts(List<Command> commands) {
        return commands.stream()
                .filter(Command.Start.class::isInstance)
                .map(command -> ((Command.Start) command).assignment())
                .map(assignment -> assignment.trial() + "." + assignment.attempt())
                .toList();
    }

    private static final class StopAtOnce extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return true;
        }
    }
}
