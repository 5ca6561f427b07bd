package dev.luthier.dashboard.view;

import dev.luthier.definition.Limits;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.DecisionText;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.simulator.Faults;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.time.Duration;

/** The facts and decisions of an experiment in virtual time in which much went wrong, and what came of it. */
record RecordedCourse(InMemoryJournal journal, ExperimentResult<Configuration> result) {

    static RecordedCourse faulty(long seed) {
        InMemoryJournal journal = new InMemoryJournal();
        Faults faults = Faults.NONE
                .withSlotLoss(0.02, Duration.ofSeconds(20))
                .withExceptions(0.02)
                .withNan(0.01)
                .withHangs(0.01, 0.5)
                .withDuplicates(0.1);
        ExperimentResult<Configuration> result = Luthier.experiment(
                        "course",
                        SearchSpace.builder()
                                .uniform("x", 0, 1)
                                .uniform("y", 0, 1)
                                .build())
                .minimize("loss")
                .optimizer(seed % 2 == 0 ? Optimizers.asha(Optimizers.random()) : Optimizers.random())
                .earlyStop(seed % 2 == 0 ? EarlyStops.none() : EarlyStops.median())
                .trials(60)
                .maxResource(9)
                .limits(Limits.DEFAULT.withTrialTime(Duration.ofMinutes(1)).withAheadBelow(Duration.ofMinutes(5)))
                .seed(seed)
                .journal(definition -> journal)
                .quiet()
                .train((values, trial) -> {
                    double loss = Math.abs(values.getDouble("x") - 0.3) + 0.1 * values.getDouble("y");
                    for (long step = 1; step <= trial.resource(); step++) {
                        trial.report(step, loss + 1.0 / step);
                    }
                    return loss;
                })
                .runOn(SimulatedSlots.of(5).seed(seed).faults(faults));
        return new RecordedCourse(journal, result);
    }

    /** The view after the first so many facts. */
    ExperimentView view(int facts) {
        ExperimentView view = new ExperimentView();
        for (int i = 0; i < facts; i++) {
            view.on(journal.events().get(i));
            view.decided(i, DecisionText.of(journal.decisions().get(i)));
        }
        return view;
    }

    int facts() {
        return journal.events().size();
    }
}
