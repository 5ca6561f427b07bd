package dev.luthier.optimizers.tpe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows, the best first: by how much constraints are violated, by how far the trial got, by its loss, then by number; NaN is
 * the worst loss. Trials with the full resource thus come before stopped ones, as in Optuna, and a stopped one is only good
 * while few others are. As nothing is known of the constraints of stopped ones, they come before the infeasible.
 */
final class Ranking {
    private final List<Result> order = new ArrayList<>();
    private final Map<Integer, Result> byRow = new HashMap<>();

    private record Result(int row, double violation, long reached, double loss) implements Comparable<Result> {
        @Override
        public int compareTo(Result other) {
            int byViolation = Double.compare(violation, other.violation);
            int byReach = byViolation != 0 ? byViolation : Long.compare(other.reached, reached);
            int byLoss = byReach != 0 ? byReach : Double.compare(loss, other.loss);
            return byLoss != 0 ? byLoss : Integer.compare(row, other.row);
        }
    }

    int size() {
        return order.size();
    }

    /** The row at a place, from 0. */
    int row(int place) {
        return order.get(place).row;
    }

    /** Adds a row that is not in; {@code violation} is 0 if every constraint is kept, or if that is not known. */
    void add(int row, double violation, long reached, double loss) {
        Result result = new Result(row, violation + 0.0, reached, loss + 0.0); // -0.0 is 0.0
        byRow.put(row, result);
        order.add(-Collections.binarySearch(order, result) - 1, result);
    }

    /** Takes a row out, if it is in. */
    void remove(int row) {
        Result result = byRow.remove(row);
        if (result != null) {
            order.remove(Collections.binarySearch(order, result));
        }
    }
}
