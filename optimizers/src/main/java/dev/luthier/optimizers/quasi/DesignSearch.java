package dev.luthier.optimizers.quasi;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Goals;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import org.jspecify.annotations.Nullable;

/** Goes along a design by the number of the suggestion; a point that would repeat a configuration gives way to another. */
abstract class DesignSearch extends AbstractOptimizer {
    private @Nullable Design design;
    private @Nullable TriedConfigurations tried;

    /** @param trials how many points will be asked for */
    abstract Design design(int dimensions, int trials, long seed);

    @Override
    protected void initialize() {
        int trials = Math.max(1, budget().trials() - given().size());
        design = design(searchSpace().dimensions().size(), trials, experimentSeed());
        tried = new TriedConfigurations(searchSpace());
    }

    @Override
    public boolean learnsFromResults() {
        return false;
    }

    @Override
    public int maxObjectives() {
        return Goals.MOST_OBJECTIVES;
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        TriedConfigurations known = requireNonNull(tried);
        known.update(history(), running());
        if (known.isExhausted()) {
            return new Suggestion.Done("search space exhausted: every configuration was tried");
        }
        Configuration next = searchSpace().decode(requireNonNull(design).point(suggestionNumber() - given().size()));
        return known.contains(next) ? run(known.other(random()), name() + ", of what is left") : run(next, name());
    }
}
