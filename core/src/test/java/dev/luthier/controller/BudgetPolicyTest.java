package dev.luthier.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Limits;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.SlotId;
import dev.luthier.optimizer.NoStop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetPolicyTest {
    private static final Budget TRIALS = Budget.ofTrials(100);
    private static final SlotId A = Script.A;
    private static final SlotId B = Script.B;

    @Test
    void endsWhenAFinishedTrialReachesTheTarget() {
        Script script = script(TRIALS.withTarget(0.5));
        script.joined(A);

        run(script, 0, 0.51);
        assertThat(script.controller().ending()).isNull();
        List<Command> commands = run(script, 1, 0.5);

        assertThat(commands)
                .contains(new Command.Finish(
                        new Ending(Ending.Kind.TARGET_REACHED, "y 0.5 of trial 1 reached the target 0.5")));
    }

    @Test
    void losesPatienceWhenNoTrialIsBetterThanThoseBefore() {
        Script script = script(TRIALS.withPatience(3));
        script.joined(A);

        run(script, 0, 9);
        run(script, 1, 9);
        run(script, 2, 10);
        run(script, 3, 8); // better: patience begins anew
        run(script, 4, 8);
        script.suggested();
        script.failed(A, 5, 1);
        assertThat(script.controller().ending()).isNull();
        run(script, 6, 11);

        assertThat(script.controller().ending())
                .isEqualTo(new Ending(
                        Ending.Kind.NO_IMPROVEMENT, "none of the last 3 trials was better than those before"));
    }

    @Test
    void countsTheTimeOfAllSlotsTogether() {
        Script script = script(TRIALS.withSlotTime(Duration.ofSeconds(10)));

        List<Command> first = script.joined(A);
        long opened = script.now();
        List<Command> second = script.after(Duration.ofSeconds(4)).joined(B);
        script.after(Duration.ofSeconds(3));

        assertThat(first).contains(new Command.WakeAt(opened + 10_000));
        assertThat(second).contains(new Command.WakeAt(opened + 7_000)); // 4 s of one slot, 3 s of two
        assertThat(script.timer())
                .containsExactly(new Command.Finish(
                        new Ending(Ending.Kind.SLOT_TIME_UP, "slot time limit PT10S of the experiment is over")));
    }

    @Test
    void aSlotThatLeftSpendsNothingMore() {
        Script script = script(TRIALS.withSlotTime(Duration.ofSeconds(10)));
        script.joined(A);
        script.joined(B);
        long opened = script.now();
        script.after(Duration.ofSeconds(2)).lost(B);

        List<Command> early = script.after(Duration.ofSeconds(3)).timer();

        // 2 s of B, 5 s of A: another 3 s of A are left.
        assertThat(early).contains(new Command.WakeAt(opened + 8_000));
        assertThat(script.controller().ending()).isNull();
        assertThat(script.after(Duration.ofSeconds(3)).timer()).hasSize(1);
        assertThat(script.controller().ending().kind()).isEqualTo(Ending.Kind.SLOT_TIME_UP);
    }

    @Test
    void theseEndingsAreRegular() {
        assertThat(List.of(Ending.Kind.TARGET_REACHED, Ending.Kind.NO_IMPROVEMENT, Ending.Kind.SLOT_TIME_UP))
                .allMatch(kind -> new Ending(kind, "").isRegular());
        assertThat(new Ending(Ending.Kind.CANCELLED, "").isRegular()).isFalse();
    }

    @Test
    void aBudgetIsExtendedByMoreOfAnyKind() {
        Budget spent = TRIALS.withPatience(5).withSlotTime(Duration.ofHours(1));

        assertThat(spent.withPatience(6).extendsBeyond(spent)).isTrue();
        assertThat(spent.withPatience(0).extendsBeyond(spent)).isTrue();
        assertThat(spent.withSlotTime(null).extendsBeyond(spent)).isTrue();
        assertThat(spent.withTarget(1.0).extendsBeyond(spent)).isTrue();
        assertThat(spent.withPatience(4).extendsBeyond(spent)).isFalse();
        assertThat(spent.withSlotTime(Duration.ofMinutes(59)).extendsBeyond(spent))
                .isFalse();
        assertThat(spent.extendsBeyond(spent)).isFalse();
    }

    private static Script script(Budget budget) {
        return Script.of(budget, Limits.DEFAULT, new NoStop());
    }

    private static List<Command> run(Script script, int trial, double metric) {
        script.suggested();
        return script.finished(A, trial, 1, metric);
    }
}
