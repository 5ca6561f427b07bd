package dev.luthier.optimizers;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One trial and no search. */
final class SingleRun extends AbstractOptimizer {
    private final @Nullable Configuration given;

    /** @param given null for the only configuration of the space */
    SingleRun(@Nullable Configuration given) {
        this.given = given;
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        boolean hasRun = !history().isEmpty() || !running().isEmpty();
        return hasRun
                ? new Suggestion.Done("single run")
                : run(configuration(), given == null ? "the only one" : "given");
    }

    @Override
    public int maxObjectives() {
        return Goals.MOST_OBJECTIVES;
    }

    @Override
    public String name() {
        return "single";
    }

    @Override
    public Map<String, Object> settings() {
        return given == null ? Map.of() : given.asMap();
    }

    @Override
    public List<String> problems(Definition definition) {
        SearchSpace space = definition.tasks().get(0).space();
        return given == null ? problemsWithoutConfiguration(space) : problemsOf(given, space);
    }

    private Configuration configuration() {
        return given == null ? searchSpace().sample(random()) : searchSpace().canonical(given);
    }

    private static List<String> problemsWithoutConfiguration(SearchSpace space) {
        OptionalLong count = space.cardinality();
        if (count.equals(OptionalLong.of(1))) {
            return List.of();
        }
        String configurations =
                count.isPresent() ? count.getAsLong() + " configurations" : "infinitely many configurations";
        return List.of("optimizer single runs one configuration, but the search space has " + configurations
                + ": say which one, as in single(configuration), or search with random or grid");
    }

    private static List<String> problemsOf(Configuration configuration, SearchSpace space) {
        try {
            space.validate(configuration);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of("optimizer single: " + e.getMessage());
        }
    }
}
