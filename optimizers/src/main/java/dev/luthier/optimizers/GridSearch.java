package dev.luthier.optimizers;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Goals;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Grid search. The n-th trial gets the n-th cell of a permutation that follows from the experiment's seed, so that the number
 * of trials so far is all that has to be known. A cell whose trial fails has been visited.
 */
final class GridSearch extends AbstractOptimizer {
    static final int DEFAULT_RESOLUTION = 10;

    private static final int MAX_BITS = 62;

    /** The cells and their order. Those of a grid too large to number them are drawn; that two are the same is out of reach. */
    private record Plan(GridCells cells, @Nullable ShuffledNumbers order, Set<Configuration> given) {}

    private final int resolution;
    private final Set<Integer> endedTrials = new HashSet<>();
    private int known;
    private long place;
    private long passed;
    private @Nullable Plan plan;

    GridSearch(int resolution) {
        if (resolution < 1) {
            throw new IllegalArgumentException("grid resolution is " + resolution + ", must be 1 or more");
        }
        this.resolution = resolution;
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        Plan current = plan();
        BigInteger count = current.cells().count();
        long place = nextPlace(current);
        if (BigInteger.valueOf(place).compareTo(count) >= 0) {
            return new Suggestion.Done("grid exhausted: all " + count + " cells were visited");
        }
        BigInteger cell = current.order() == null
                ? current.cells().randomIndex(random())
                : BigInteger.valueOf(current.order().at(place));
        return run(current.cells().at(cell), "cell " + cell + " of " + count);
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
        return "grid";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("resolution", resolution);
    }

    private Plan plan() {
        Plan current = plan;
        if (current == null) {
            GridCells cells = GridCells.of(searchSpace(), resolution);
            BigInteger count = cells.count();
            boolean isCountable = count.bitLength() <= MAX_BITS;
            current = new Plan(
                    cells,
                    isCountable ? new ShuffledNumbers(count.longValueExact(), experimentSeed()) : null,
                    new HashSet<>(given()));
            plan = current;
        }
        return current;
    }

    /** The next place in the order; cells that the head start has tried are passed over. */
    private long nextPlace(Plan current) {
        long visits = trialsSoFar() - given().size();
        if (current.given().isEmpty() || current.order() == null) {
            return visits;
        }
        while (isPlace(current, place) && (isGiven(current, place) || passed < visits)) {
            passed += isGiven(current, place) ? 0 : 1;
            place++;
        }
        return place;
    }

    private static boolean isPlace(Plan current, long place) {
        return BigInteger.valueOf(place).compareTo(current.cells().count()) < 0;
    }

    private boolean isGiven(Plan current, long place) {
        BigInteger cell = BigInteger.valueOf(requireNonNull(current.order()).at(place));
        return current.given().contains(current.cells().at(cell));
    }

    private long trialsSoFar() {
        List<Trial> history = history();
        for (; known < history.size(); known++) {
            endedTrials.add(history.get(known).number());
        }
        long notYetEnded = running().stream()
                .filter(trial -> !endedTrials.contains(trial.number()))
                .count();
        return endedTrials.size() + notYetEnded;
    }
}
