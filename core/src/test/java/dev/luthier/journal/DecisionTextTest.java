package dev.luthier.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTextTest {
    private static final SlotId SLOT = new SlotId(4, 2);

    @Test
    void saysEveryKindOfDecisionInAFewWords() {
        List<Command> decisions = List.of(
                new Command.Confirm(SLOT, 5, 1),
                new Command.Suggest(8, 1, 5),
                new Command.Suggest(9, 3, null),
                new Command.Start(SLOT, new Assignment(8, 1, 0, Configuration.of("x", 0.5), 9, 42)),
                new Command.Stop(SLOT, 7, 2, new StopReason(StopReason.Kind.EARLY_STOP, "worse than the median")),
                new Command.Release(SLOT, "deaf"),
                new Command.WakeAt(1767225600000L),
                new Command.Finish(new Ending(Ending.Kind.COMPLETED, "budget of 9 trials")));

        assertThat(DecisionText.of(decisions))
                .isEqualTo("confirm 5.1; suggest 8 after 5; suggest 9 to 11; start 8.1 on 4.2 to 9; "
                        + "stop 7.2: worse than the median; release 4.2; wake at 1767225600000; "
                        + "finish COMPLETED: budget of 9 trials");
    }

    @Test
    void saysNothingOfNoDecision() {
        assertThat(DecisionText.of(List.of())).isEmpty();
    }
}
