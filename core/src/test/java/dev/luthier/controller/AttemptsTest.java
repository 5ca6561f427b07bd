package dev.luthier.controller;

import static dev.luthier.controller.Script.A;
import static dev.luthier.controller.Script.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.luthier.event.Command;
import dev.luthier.event.SlotId;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.random.RandomStream;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    @Test
    void aResultThatComesTwiceIsConfirmedAndChangesNothing() {
        Script script = Script.ofTrials(3);
        script.joined(A);
        script.suggested();
        script.finished(A, 0, 1, 0.25);

        assertThat(script.finished(A, 0, 1, 99)).containsExactly(new Command.Confirm(A, 0, 1));

        assertThat(script.controller().history().ended()).hasSize(1);
        assertThat(script.controller().trials().get(0).metric()).hasValue(0.25);
    }

    @Test
    void aTrialThatLostItsSlotRunsAgainBeforeAnythingNewOnTheNextFreeSlot() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        script.suggested();

        script.lost(A);
        List<Command> commands = script.joined(B);

        Command.Start start = (Command.Start) commands.get(0);
        assertThat(start.slot()).isEqualTo(B);
        assertThat(start.assignment().trial()).isZero();
        assertThat(start.assignment().attempt()).isEqualTo(2);
        assertThat(start.assignment().seed()).isEqualTo(RandomStream.derive(7, 1, 0));
    }

    @Test
    void anEndThatAnotherSlotTellsChangesNothing() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        script.suggested();
        script.joined(B);

        assertThat(script.finished(B, 0, 1, 0.25)).contains(new Command.Confirm(B, 0, 1));

        assertThat(script.controller().history().ended()).isEmpty();
        assertThat(script.controller().trials().get(0).isFinished()).isFalse();
    }

    @Test
    void whatALostAttemptStillSaysChangesNothing() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        script.suggested();
        script.lost(A);
        script.joined(B);

        script.reported(0, 1, new Report(1, 5.0));
        List<Command> late = script.finished(A, 0, 1, -1);

        assertThat(late).containsExactly(new Command.Confirm(A, 0, 1));
        Trial trial = script.controller().trials().get(0);
        assertThat(trial.state()).isEqualTo(TrialState.RUNNING);
        assertThat(trial.curve().isEmpty()).isTrue();
    }

    @Test
    void aTrialThatLosesItsSlotThreeTimesHasFailed() {
        Script script = Script.ofTrials(100);
        for (int epoch = 1; epoch <= 3; epoch++) {
            SlotId slot = new SlotId(0, epoch);
            script.joined(slot);
            if (epoch == 1) {
                script.suggested();
            }
            script.lost(slot);
        }

        Trial trial = script.controller().trials().get(0);

        assertThat(trial.failure())
                .isEqualTo(new Failure(Failure.Kind.SLOT_LOST, "lost its slot 3 times, last: killed"));
        assertThat(trial.attempts()).extracting("ending").containsOnly("lost: killed");
        assertThat(trial.attempts()).extracting("number").containsExactly(1, 2, 3);
    }

    @Test
    void aNewAttemptSaysItsCurveAgain() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        script.suggested();
        script.reported(0, 1, new Report(1, 0.9), new Report(2, 0.8), new Report(3, 0.7));
        script.lost(A);
        script.joined(B);

        script.reported(0, 2, new Report(1, 0.91));

        assertThat(script.controller().trials().get(0).curve().reports()).containsExactly(new Report(1, 0.91));
    }

    @Test
    void anAttemptFromACheckpointGoesOnWithTheCurve() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        script.suggested();
        script.reported(0, 1, new Report(1, 0.9), new Report(2, 0.8));
        script.lost(A);
        script.joined(B);

        script.reported(0, 2, new Report(3, 0.7));

        assertThat(script.controller().trials().get(0).curve().reports())
                .containsExactly(new Report(1, 0.9), new Report(2, 0.8), new Report(3, 0.7));
    }

    @Test
    void aReportThatComesTwiceCountsOnce() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        script.suggested();

        script.reported(0, 1, new Report(1, 0.9));
        script.reported(0, 1, new Report(1, 0.9), new Report(2, 0.8));

        assertThat(script.controller().trials().get(0).curve().reports())
                .containsExactly(new Report(1, 0.9), new Report(2, 0.8));
    }

    @Test
    void aPromotedTrialKeepsItsNumberAndGoesOnWithTheLargerResource() {
        Script script = Script.ofTrials(100);
        script.joined(A);
        script.suggested();
        script.finished(A, 0, 1, 0.5);

        List<Command> commands = script.suggested(new Suggestion.Resume(0, 9, "rung 1"));

        Command.Start start = (Command.Start) commands.get(0);
        assertThat(start.assignment().trial()).isZero();
        assertThat(start.assignment().attempt()).isEqualTo(2);
        assertThat(start.assignment().resource()).isEqualTo(9);
        script.finished(A, 0, 2, 0.4);
        assertThat(script.controller().history().ended())
                .extracting(Trial::number, Trial::resource)
                .containsExactly(tuple(0, 1L), tuple(0, 9L));
    }

    @Test
    void aSlotThatSaysHelloTwiceIsOneSlot() {
        Script script = Script.ofTrials(100);
        script.joined(A);

        assertThat(script.joined(A)).isEmpty();
    }
}
