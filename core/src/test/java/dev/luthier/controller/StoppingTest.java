package dev.luthier.controller;

import static dev.luthier.controller.Script.A;
import static dev.luthier.controller.Script.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Limits;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.StopReason;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingTest {

    @Test
    void aHopelessTrialIsToldOnceToStopWithTheRulesReason() {
        Script script = Script.of(new Above(0.5));
        script.joined(A);
        script.suggested();

        assertThat(script.reported(0, 1, new Report(1, 0.4))).isEmpty();
        assertThat(script.reported(0, 1, new Report(2, 0.6)))
                .containsExactly(
                        new Command.Stop(A, 0, 1, new StopReason(StopReason.Kind.EARLY_STOP, "0.6 is above 0.5")));
        assertThat(script.reported(0, 1, new Report(3, 0.7))).isEmpty();

        script.ended(A, 0, 1, new Outcome.Stopped("0.6 is above 0.5"));
        assertThat(script.controller().trials().get(0).state()).isEqualTo(TrialState.STOPPED);
    }

    @Test
    void aRunningTrialIsStoppedWhenSomebodyAsksForItOnce() {
        Script script = Script.of(new Above(0.5));
        script.joined(A);
        script.suggested();

        assertThat(script.on(new Event.StopRequested(script.now(), 0, "looks bad")))
                .containsExactly(new Command.Stop(A, 0, 1, new StopReason(StopReason.Kind.REQUESTED, "looks bad")));
        assertThat(script.on(new Event.StopRequested(script.now(), 0, "again"))).isEmpty();
        assertThat(script.on(new Event.StopRequested(script.now(), 4711, "is not there")))
                .isEmpty();
        assertThat(script.reported(0, 1, new Report(1, 0.6))).isEmpty();

        script.ended(A, 0, 1, new Outcome.Stopped("looks bad"));
        assertThat(script.controller().trials().get(0).state()).isEqualTo(TrialState.STOPPED);
        assertThat(script.on(new Event.StopRequested(script.now(), 0, "too late")))
                .isEmpty();
    }

    @Test
    void aTrialThatFinishedBeforeItHeardOfItsStopHasFinished() {
        Script script = Script.of(new Above(0.5));
        script.joined(A);
        script.suggested();
        script.reported(0, 1, new Report(1, 0.6));

        script.finished(A, 0, 1, 0.6);

        assertThat(script.controller().trials().get(0).isFinished()).isTrue();
    }

    @Test
    void aTrialThatWasToStopAndLostItsSlotIsStoppedNotRetried() {
        Script script = Script.of(new Above(0.5));
        script.joined(A);
        script.suggested();
        script.reported(0, 1, new Report(1, 0.6));

        script.lost(A);

        assertThat(script.controller().trials().get(0).state()).isEqualTo(TrialState.STOPPED);
    }

    @Test
    void aRuleThatThrowsEndsTheExperimentWithThatError() {
        Script script = Script.of(new Above(0.5) {
            @Override
            public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
                throw new ArithmeticException("no median of nothing");
            }
        });
        script.joined(A);
        script.suggested();

        script.reported(0, 1, new Report(1, 0.6));

        assertThat(script.controller().ending()).isNotNull().satisfies(ending -> {
            assertThat(ending.kind()).isEqualTo(Ending.Kind.EARLY_STOP_FAILED);
            assertThat(ending.detail()).contains("above", "no median of nothing");
        });
    }

    @Test
    void aTrialThatRunsTooLongIsInterruptedAndHasFailed() {
        Script script = Script.of(Limits.DEFAULT.withTrialTime(Duration.ofMinutes(5)));
        script.joined(A);
        assertThat(script.suggested()).contains(new Command.WakeAt(script.now() + 300_000));

        List<Command> commands = script.after(Duration.ofMinutes(5)).timer();
        script.ended(A, 0, 1, new Outcome.Stopped("interrupted"));

        assertThat(commands)
                .contains(
                        new Command.Stop(A, 0, 1, new StopReason(StopReason.Kind.TIME_LIMIT, "ran longer than PT5M")));
        assertThat(script.controller().trials().get(0).failure())
                .isEqualTo(new Failure(Failure.Kind.TIME_LIMIT, "ran longer than PT5M"));
    }

    @Test
    void theTimeOfAnEarlierAttemptIsNotHeldAgainstTheNext() {
        Script script = Script.of(Limits.DEFAULT.withTrialTime(Duration.ofMinutes(5)));
        script.joined(A);
        script.suggested();
        script.after(Duration.ofMinutes(4)).lost(A);
        script.joined(B);

        List<Command> commands = script.after(Duration.ofMinutes(1)).timer();

        assertThat(commands).noneMatch(Command.Stop.class::isInstance);
    }

    @Test
    void aTrialThatIgnoresInterruptionCostsItsSlotNotTheExperiment() {
        Script script =
                Script.of(Limits.DEFAULT.withTrialTime(Duration.ofMinutes(5)).withGrace(Duration.ofSeconds(10)));
        script.joined(A);
        script.joined(B);
        script.suggested();
        script.suggested();
        script.finished(B, 1, 1, 1);
        script.suggested();
        script.after(Duration.ofMinutes(5)).timer();

        List<Command> commands = script.after(Duration.ofSeconds(10)).timer();

        assertThat(commands).contains(new Command.Release(A, "trial 0 ignores interruption"));
        assertThat(script.controller().trials().get(0).failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.message())
                        .contains("ignored interruption for PT10S", "slot cannot be used any more"));
        assertThat(script.controller().ending()).isNull();
    }

    private static class Above extends AbstractEarlyStop {
        private final double limit;

        Above(double limit) {
            this.limit = limit;
        }

        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().last() > limit;
        }

        @Override
        public String reason(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().last() + " is above " + limit;
        }

        @Override
        public String name() {
            return "above";
        }
    }
}
