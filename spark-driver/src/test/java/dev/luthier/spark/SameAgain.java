package dev.luthier.spark;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;

/** Suggests one configuration for ever. */
final class SameAgain extends AbstractOptimizer {
    private final Configuration configuration;

    SameAgain(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Suggestion getSuggestion(Trial finished) {
        return run(configuration, "the same again");
    }
}
