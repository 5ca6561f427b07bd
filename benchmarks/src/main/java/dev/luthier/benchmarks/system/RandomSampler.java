package dev.luthier.benchmarks.system;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Trial;
import org.jspecify.annotations.Nullable;

/** Random configurations and nothing else, so that the system is measured and not an optimizer. */
final class RandomSampler extends AbstractOptimizer {
    private final boolean learns;

    /** @param learns whether it says that it learns from results, so that nothing is handed out ahead */
    RandomSampler(boolean learns) {
        this.learns = learns;
    }

    @Override
    public boolean learnsFromResults() {
        return learns;
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        return run(searchSpace().sample(random()), "random");
    }
}
