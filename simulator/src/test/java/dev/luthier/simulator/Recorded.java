package dev.luthier.simulator;

import dev.luthier.controller.Controller;
import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.VerdictWait;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialFunction;
import java.util.List;
import java.util.Map;

/** An experiment that has run on simulated slots, with its journal. */
record Recorded(
        Definition definition,
        AbstractEarlyStop earlyStop,
        InMemoryJournal journal,
        Ending ending,
        List<Trial> trials) {

    static Recorded run(
            Definition definition,
            AbstractOptimizer optimizer,
            AbstractEarlyStop earlyStop,
            TrialFunction<Configuration> function,
            SimulatedSlots slots) {
        InMemoryJournal journal = new InMemoryJournal();
        String metric = definition.metric();
        TrialProgram program = new TrialProgram(
                        metric, (configuration, trial) -> Map.of(metric, function.train(configuration, trial)))
                .withVerdictWait(VerdictWait.under(earlyStop));
        try (ExperimentLoop loop = new ExperimentLoop(definition, optimizer, earlyStop, journal, List.of())) {
            slots.run(loop, program);
            return new Recorded(definition, earlyStop, journal, loop.ending(), loop.trials());
        }
    }

    List<Event> facts() {
        return journal.events();
    }

    List<List<Command>> decisions() {
        return journal.decisions();
    }

    /** What a new controller decides on the same facts. */
    List<List<Command>> decidedAgain() {
        Controller controller = new Controller(definition, earlyStop);
        return facts().stream().map(controller::on).toList();
    }

    long virtualMillis() {
        return facts().get(facts().size() - 1).atMillis();
    }
}
