package dev.luthier.spark;

import dev.luthier.experiment.Experiment;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.TrialFunction;
import java.util.concurrent.CompletableFuture;

/** Experiments that are about their slots, not about what is searched. */
final class Experiments {
    private Experiments() {}

    static ExperimentBuilder<Configuration> builder(String name, int trials) {
        return Luthier.experiment(name, SearchSpace.builder().uniform("x", 0, 1).build())
                .minimize("y")
                .optimizer(new SameAgain(Configuration.of("x", 0.5)))
                .trials(trials)
                .quiet();
    }

    static Experiment<Configuration> of(String name, int trials, TrialFunction<Configuration> function) {
        return builder(name, trials).train(function);
    }

    static CompletableFuture<ExperimentResult<Configuration>> runInBackground(
            Experiment<Configuration> experiment, SparkSlots slots) {
        return CompletableFuture.supplyAsync(() -> experiment.runOn(slots), task -> new Thread(task).start());
    }
}
