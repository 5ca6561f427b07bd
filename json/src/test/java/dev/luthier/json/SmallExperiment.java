package dev.luthier.json;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.io.Serializable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A few trials on local slots. */
final class SmallExperiment {
    static final int TRIALS = 5;

    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).build();

    private SmallExperiment() {}

    /** Each trial reports its metric twice and returns it. */
    static ExperimentResult<Configuration> run(Metric metric) {
        return Luthier.experiment("small", SPACE)
                .maximize("score")
                .optimizer(new Sampler())
                .trials(TRIALS)
                .quiet()
                .train((configuration, trial) -> {
                    trial.report(1, metric.applyAsDouble(configuration) / 2);
                    trial.report(2, metric.applyAsDouble(configuration));
                    return metric.applyAsDouble(configuration);
                })
                .runOn(LocalSlots.of(2));
    }

    interface Metric extends ToDoubleFunction<Configuration>, Serializable {}

    static final class Sampler extends AbstractOptimizer {
        @Override
        public int maxObjectives() {
            return 2;
        }

        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "random");
        }
    }
}
