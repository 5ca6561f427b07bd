package dev.luthier.benchmarks.system;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Trial;
import org.jspecify.annotations.Nullable;

/** Random configurations and nothing else, so that the system is measured and not an optimizer. */
final class RandomSampler extends AbstractOptimizer {
    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        return run(searchSpace().sample(random()), "random");
    }
}
