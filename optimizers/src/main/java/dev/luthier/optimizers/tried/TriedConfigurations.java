package dev.luthier.optimizers.tried;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The configurations that trials have or had: a cache that follows the history. */
public final class TriedConfigurations {
    private static final int DRAWS = 100;
    private static final long MOST_CELLS = 1_000_000;

    private final SearchSpace space;
    private final Set<Configuration> tried = new HashSet<>();
    private int seen;

    public TriedConfigurations(SearchSpace space) {
        this.space = space;
    }

    /** Takes in what is new. */
    public void update(List<Trial> history, List<Trial> running) {
        for (; seen < history.size(); seen++) {
            tried.add(history.get(seen).configuration());
        }
        running.forEach(trial -> tried.add(trial.configuration()));
    }

    public boolean contains(Configuration configuration) {
        return tried.contains(configuration);
    }

    /** Whether no other configuration is left. */
    public boolean isExhausted() {
        return space.cardinality().isPresent()
                && tried.size() >= space.cardinality().getAsLong();
    }

    /**
     * A random configuration that has not been tried. In a finite space of up to a million cells one is found whenever there
     * is one; beyond, a repetition is possible, but not likely.
     */
    public Configuration other(RandomStream random) {
        Configuration drawn = space.sample(random);
        for (int draw = 1; draw < DRAWS && tried.contains(drawn); draw++) {
            drawn = space.sample(random);
        }
        return tried.contains(drawn) ? walk(random).orElse(drawn) : drawn;
    }

    /** Goes through all cells from a random one on. */
    private Optional<Configuration> walk(RandomStream random) {
        long cells = cells();
        if (cells > MOST_CELLS) {
            return Optional.empty();
        }
        List<double[]> coordinates = space.dimensions().stream()
                .map(TriedConfigurations::coordinates)
                .toList();
        long start = random.nextLong(cells);
        for (long i = 0; i < cells; i++) {
            Configuration configuration = space.decode(cell((start + i) % cells, coordinates));
            if (!tried.contains(configuration)) {
                return Optional.of(configuration);
            }
        }
        return Optional.empty();
    }

    /** How many cells the unit cube has; more than the most if it is continuous. */
    private long cells() {
        long cells = 1;
        for (Parameter parameter : space.dimensions()) {
            long count = parameter.count().orElse(MOST_CELLS + 1);
            cells = cells * Math.min(count, MOST_CELLS + 1);
            if (cells > MOST_CELLS) {
                return cells;
            }
        }
        return cells;
    }

    private static double[] coordinates(Parameter parameter) {
        int count = (int) parameter.count().orElseThrow();
        return parameter.grid(count).stream().mapToDouble(parameter::encode).toArray();
    }

    private static double[] cell(long number, List<double[]> coordinates) {
        double[] unit = new double[coordinates.size()];
        long left = number;
        for (int axis = 0; axis < unit.length; axis++) {
            double[] own = coordinates.get(axis);
            unit[axis] = own[(int) (left % own.length)];
            left /= own.length;
        }
        return unit;
    }
}
