package dev.luthier.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Budget;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trials that people add while an experiment runs. */
class AddedTrialsTest {
    private static final Configuration WISH = Configuration.of("x", 0.125);

    @Test
    void addedTrialsAreAskedFor() {
        Script script = Script.ofTrials(1);
        script.joined(Script.A);
        script.suggested();
        script.joined(Script.B);
        script.suggested();

        List<Command> commands = added(script, 3);

        assertThat(script.controller().budget()).isEqualTo(Budget.ofTrials(4));
        assertThat(commands).containsExactly(new Command.Suggest(2, 1, null));
    }

    @Test
    void optimizerThatHadSaidDoneIsAskedAgain() {
        Script script = Script.ofTrials(9);
        script.joined(Script.A);
        script.suggested();
        script.joined(Script.B);
        script.suggested(new Suggestion.Done("all combinations were tried"));

        assertThat(added(script, 1)).containsExactly(new Command.Suggest(2, 1, null));
    }

    @Test
    void doneOfAnOptimizerThatHadNotHeardOfTheAddedTrialsEndsNothing() {
        Script script = Script.ofTrials(1);
        script.joined(Script.A);
        long seen = script.controller().history().facts();
        added(script, 1);

        List<Command> commands =
                script.on(new Event.Suggested(script.now(), 0, seen, new Suggestion.Done("budget of 1 trials")));

        assertThat(commands).containsExactly(new Command.Suggest(1, 1, null));
        assertThat(script.controller().ending()).isNull();
    }

    @Test
    void trialsAddedAfterTheEndChangeNothing() {
        Script script = Script.ofTrials(1);
        script.on(new Event.CancelRequested(script.now(), "enough"));

        assertThat(added(script, 5)).isEmpty();
        assertThat(enqueued(script)).isEmpty();
        assertThat(script.controller().budget()).isEqualTo(Budget.ofTrials(1));
        assertThat(script.controller().trials()).isEmpty();
    }

    @Test
    void budgetWithoutALimitStaysWithout() {
        Script script = Script.ofTrials(Integer.MAX_VALUE - 1);

        added(script, 5);

        assertThat(script.controller().budget().trials()).isEqualTo(Integer.MAX_VALUE);
        assertThat(script.controller().budgetWithoutAdded().trials()).isEqualTo(Integer.MAX_VALUE - 1);
    }

    @Test
    void enqueuedConfigurationIsTheNextThatAFreeSlotGets() {
        Script script = Script.ofTrials(9);
        script.joined(Script.A);
        script.suggested();
        assertThat(enqueued(script)).isEmpty();

        List<Command> commands = script.finished(Script.A, 0, 1, 0.5);

        assertThat(commands)
                .anySatisfy(command -> assertThat(command)
                        .isInstanceOfSatisfying(
                                Command.Start.class,
                                start -> assertThat(start.assignment().configuration())
                                        .isEqualTo(WISH)));
        Trial trial = script.controller().trials().get(1);
        assertThat(trial.configuration()).isEqualTo(WISH);
        assertThat(trial.note()).isEqualTo("by hand");
    }

    @Test
    void enqueuedConfigurationTakesNoTrialFromTheOptimizer() {
        Script script = Script.ofTrials(1);
        script.joined(Script.A);
        script.suggested();
        enqueued(script);
        script.finished(Script.A, 0, 1, 0.5);

        script.finished(Script.A, 1, 1, 0.4);
        script.suggested();

        assertThat(script.controller().trials()).hasSize(2);
        assertThat(script.controller().budget()).isEqualTo(Budget.ofTrials(2));
        assertThat(script.controller().ending()).isEqualTo(new Ending(Ending.Kind.COMPLETED, "budget of 2 trials"));
    }

    @Test
    void whatWasAddedIsKnownUntilALargerBudgetIsStated() {
        Script script = Script.ofTrials(10);
        added(script, 5);
        script.reopened();
        assertThat(script.controller().budgetWithoutAdded()).isEqualTo(Budget.ofTrials(10));

        script.on(new Event.Reopened(script.now(), Budget.ofTrials(30)));

        assertThat(script.controller().budgetWithoutAdded()).isEqualTo(Budget.ofTrials(30));
    }

    private static List<Command> added(Script script, int count) {
        return script.on(new Event.TrialsAdded(script.now(), count, "not enough"));
    }

    private static List<Command> enqueued(Script script) {
        return script.on(new Event.Enqueued(script.now(), 0, WISH, 1, "by hand"));
    }
}
