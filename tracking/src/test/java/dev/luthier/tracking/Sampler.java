package dev.luthier.tracking;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Trial;

/** Random search. */
public final class Sampler extends AbstractOptimizer {
    @Override
    public Suggestion getSuggestion(Trial finished) {
        return run(searchSpace().sample(random()), "random");
    }
}
