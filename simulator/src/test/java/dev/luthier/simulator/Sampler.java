package dev.luthier.simulator;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Trial;
import org.jspecify.annotations.Nullable;

/** The simplest optimizer that there is. */
final class Sampler extends AbstractOptimizer {
    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        return run(searchSpace().sample(random()), "random");
    }
}
