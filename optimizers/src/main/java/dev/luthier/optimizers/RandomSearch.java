package dev.luthier.optimizers;

import dev.luthier.definition.Goals;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random search (Bergstra and Bengio, JMLR 13, 2012), without trying a configuration twice where that can be avoided. */
final class RandomSearch extends AbstractOptimizer {
    private static final int DRAWS = 100;

    private final Set<Configuration> ended = new HashSet<>();
    private int known;
    private @Nullable GridCells allConfigurations;

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        SearchSpace space = searchSpace();
        for (int draw = 0; draw < DRAWS; draw++) {
            Configuration configuration = space.sample(random());
            if (!isTried(configuration)) {
                return run(configuration, "random");
            }
        }
        return space.cardinality().isPresent() ? anyUntried() : run(space.sample(random()), "random, once more");
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
    public String name() {
        return "random";
    }

    private boolean isTried(Configuration configuration) {
        if (hasRealNumber(configuration)) {
            return false; // never drawn twice
        }
        List<Trial> history = history();
        for (; known < history.size(); known++) {
            ended.add(history.get(known).configuration());
        }
        return ended.contains(configuration)
                || running().stream().anyMatch(trial -> trial.configuration().equals(configuration));
    }

    private boolean hasRealNumber(Configuration configuration) {
        return searchSpace().parameters().stream()
                .anyMatch(parameter -> parameter.count().isEmpty() && configuration.contains(parameter.name()));
    }

    /** Walks through all configurations of a finite space from a random one on; the space is nearly exhausted. */
    private Suggestion anyUntried() {
        GridCells cells = allConfigurations;
        if (cells == null) {
            cells = GridCells.ofAllValues(searchSpace());
            allConfigurations = cells;
        }
        BigInteger start = cells.randomIndex(random());
        return Stream.iterate(start, cells::next)
                .limit(cells.count().longValueExact())
                .map(cells::at)
                .filter(configuration -> !isTried(configuration))
                .findFirst()
                .map(configuration -> run(configuration, "random, of what is left"))
                .orElse(exhausted(cells.count()));
    }

    private static Suggestion exhausted(BigInteger count) {
        return new Suggestion.Done("search space exhausted: all " + count + " configurations were tried");
    }
}
