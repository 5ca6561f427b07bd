package dev.luthier.optimizers.tpe;

import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The trials of the first task as columns of numbers, in rows by their number: a cache that follows the history.
 *
 * <p>A trial that was resumed is judged by its last ending, also while it runs again.
 */
final class TrialTable {
    private static final int TASK = 0;
    private static final byte ABSENT = 0;
    private static final byte RUNNING = 1;
    private static final byte USABLE = 2;
    private static final byte FAILED = 3;

    private final SearchSpace space;
    private final Direction direction;
    private final long maxResource;
    private final double[][] coordinates;
    private final SortedRows[] ascending;
    private final SortedRows ranking = new SortedRows(this::compareByResult);
    private final Set<Configuration> configurations = new HashSet<>();
    private byte[] states = new byte[0];
    private boolean[] entered = new boolean[0];
    private double[] losses = new double[0];
    private long[] reached = new long[0];
    private int rows;
    private int seen;
    private int[] running = new int[0];

    TrialTable(SearchSpace space, Direction direction, long maxResource) {
        this.space = space;
        this.direction = direction;
        this.maxResource = maxResource;
        int dimensions = space.dimensions().size();
        this.coordinates = new double[dimensions][0];
        this.ascending = new SortedRows[dimensions];
        Arrays.setAll(ascending, axis -> new SortedRows((row, other) -> compareAlong(axis, row, other)));
    }

    /** Takes in what is new. */
    void update(List<Trial> history, List<Trial> nowRunning) {
        for (; seen < history.size(); seen++) {
            if (history.get(seen).task() == TASK) {
                end(history.get(seen));
            }
        }
        for (int row : running) {
            states[row] = states[row] == RUNNING ? ABSENT : states[row];
        }
        List<Trial> own = nowRunning.stream().filter(trial -> trial.task() == TASK).toList();
        running = own.stream().mapToInt(Trial::number).toArray();
        own.forEach(this::start);
    }

    /** One more than the highest row. */
    int rows() {
        return rows;
    }

    /** How many trials ended with something to judge them by. */
    int usable() {
        return ranking.size();
    }

    /** How many of the rows are still running for the first time. */
    int running() {
        return running.length;
    }

    /** Whether the row holds a trial in which that axis was active. */
    boolean has(int row, int axis) {
        return states[row] != ABSENT && !Double.isNaN(coordinates[axis][row]);
    }

    double coordinate(int row, int axis) {
        return coordinates[axis][row];
    }

    /**
     * Usable rows, the best first: trials with the full resource by their metric, then the others by how far they got, then
     * by their last metric (as Optuna ranks pruned trials); NaN is worst, equal ones by number.
     */
    SortedRows ranking() {
        return ranking;
    }

    /** The rows in which an axis was active, by their coordinate; some may be absent. */
    SortedRows ascending(int axis) {
        return ascending[axis];
    }

    boolean isKnown(Configuration configuration) {
        return configurations.contains(configuration);
    }

    /** How many different configurations were tried. */
    int configurations() {
        return configurations.size();
    }

    private void start(Trial trial) {
        enter(trial);
        if (states[trial.number()] == ABSENT) {
            states[trial.number()] = RUNNING;
        }
    }

    private void end(Trial trial) {
        enter(trial);
        int row = trial.number();
        if (states[row] == USABLE) {
            ranking.remove(row);
        }
        judge(trial);
        if (states[row] == USABLE) {
            ranking.add(row);
        }
    }

    private void judge(Trial trial) {
        int row = trial.number();
        states[row] = USABLE;
        if (trial.outcome() instanceof Outcome.Finished finished) {
            losses[row] = direction.loss(finished.metric());
            reached[row] = trial.resource() >= maxResource ? Long.MAX_VALUE : trial.resource();
        } else if (trial.outcome() instanceof Outcome.Stopped) {
            losses[row] = direction.loss(trial.curve().last());
            reached[row] = trial.curve().lastStep();
        } else {
            states[row] = FAILED;
        }
    }

    private void enter(Trial trial) {
        int row = trial.number();
        growTo(row + 1);
        if (entered[row]) {
            return;
        }
        entered[row] = true;
        configurations.add(trial.configuration());
        double[] unit = space.encode(trial.configuration());
        boolean[] active = space.active(trial.configuration());
        for (int axis = 0; axis < unit.length; axis++) {
            coordinates[axis][row] = active[axis] ? unit[axis] : Double.NaN;
            if (active[axis]) {
                ascending[axis].add(row);
            }
        }
    }

    private void growTo(int count) {
        rows = Math.max(rows, count);
        if (count <= states.length) {
            return;
        }
        int capacity = Math.max(16, count * 2);
        states = Arrays.copyOf(states, capacity);
        entered = Arrays.copyOf(entered, capacity);
        losses = Arrays.copyOf(losses, capacity);
        reached = Arrays.copyOf(reached, capacity);
        for (int axis = 0; axis < coordinates.length; axis++) {
            int from = coordinates[axis].length;
            coordinates[axis] = Arrays.copyOf(coordinates[axis], capacity);
            Arrays.fill(coordinates[axis], from, capacity, Double.NaN);
        }
    }

    private int compareByResult(int row, int other) {
        int byReach = Long.compare(reached[other], reached[row]);
        if (byReach != 0) {
            return byReach;
        }
        int byLoss = Double.compare(losses[row], losses[other]);
        return byLoss != 0 ? byLoss : Integer.compare(row, other);
    }

    private int compareAlong(int axis, int row, int other) {
        int byCoordinate = Double.compare(coordinates[axis][row], coordinates[axis][other]);
        return byCoordinate != 0 ? byCoordinate : Integer.compare(row, other);
    }
}
