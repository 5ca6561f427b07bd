package dev.luthier.optimizers.tpe;

import dev.luthier.definition.Goals;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.List;

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
    private final Goals goals;
    private final long maxResource;
    private final double[][] coordinates;
    private final Ranking ranking = new Ranking();
    private byte[] states = new byte[0];
    private boolean[] entered = new boolean[0];
    private int rows;
    private int seen;
    private int[] running = new int[0];

    TrialTable(SearchSpace space, Goals goals, long maxResource) {
        this.space = space;
        this.goals = goals;
        this.maxResource = maxResource;
        this.coordinates = new double[space.dimensions().size()][0];
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
        List<Trial> own =
                nowRunning.stream().filter(trial -> trial.task() == TASK).toList();
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

    /** How many trials are running. */
    int running() {
        return running.length;
    }

    /** Whether the row holds a trial, ended or running, in which that dimension was active. */
    boolean has(int row, int dimension) {
        return states[row] != ABSENT && !Double.isNaN(coordinates[dimension][row]);
    }

    double coordinate(int row, int dimension) {
        return coordinates[dimension][row];
    }

    /** The best of the usable rows, of which there is at least one. */
    int best() {
        return ranking.row(0);
    }

    /** The usable rows in which that dimension was active, the best first. */
    int[] ranked(int dimension) {
        int[] ranked = new int[ranking.size()];
        int size = 0;
        for (int place = 0; place < ranking.size(); place++) {
            if (has(ranking.row(place), dimension)) {
                ranked[size++] = ranking.row(place);
            }
        }
        return Arrays.copyOf(ranked, size);
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
        ranking.remove(row);
        states[row] = USABLE;
        if (trial.outcome() instanceof Outcome.Finished finished) {
            long reached = trial.resource() >= maxResource ? Long.MAX_VALUE : trial.resource();
            ranking.add(row, goals.violation(trial), reached, goals.direction().loss(finished.metric()));
        } else if (trial.outcome() instanceof Outcome.Stopped) {
            double loss = goals.direction().loss(trial.curve().last());
            ranking.add(row, 0, trial.curve().lastStep(), loss);
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
        double[] unit = space.encode(trial.configuration());
        boolean[] active = space.active(trial.configuration());
        for (int axis = 0; axis < unit.length; axis++) {
            coordinates[axis][row] = active[axis] ? unit[axis] : Double.NaN;
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
        Arrays.setAll(coordinates, axis -> Arrays.copyOf(coordinates[axis], capacity));
    }
}
