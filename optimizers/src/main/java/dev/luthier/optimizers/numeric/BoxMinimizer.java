package dev.luthier.optimizers.numeric;

/**
 * Finds a local minimum of a smooth function within a box by limited-memory quasi-Newton steps that are projected onto it.
 *
 * <p>Liu, Nocedal: "On the limited memory BFGS method for large scale optimization", 1989, for the direction; Bertsekas:
 * "Projected Newton methods for optimization problems with simple constraints", 1982, for the box: coordinates that stand at
 * a bound and want to leave the box are fixed for one step. Immutable.
 *
 * @param gradientTolerance the search ends where no free derivative is larger
 * @param iterations most steps
 * @param evaluations most evaluations of the function
 */
public record BoxMinimizer(double gradientTolerance, int iterations, int evaluations) {
    private static final int MEMORY = 8;
    private static final int BACKTRACKS = 20;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double BACKTRACK = 0.4;
    private static final double RELATIVE_DECREASE = 1e-9;
    private static final double CURVATURE = 1e-10;

    /**
     * Where the search ended.
     *
     * @param point never worse than the start
     * @param value of the function there
     * @param evaluations how often the function was evaluated
     */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    public record Minimum(double[] point, double value, int evaluations) {}

    /** Searches from {@code start}, which is moved into the box first. */
    public Minimum minimize(BoxFunction function, double[] start, double[] lower, double[] upper) {
        Search search = new Search(function, lower, upper);
        search.begin(start);
        for (int i = 0; i < iterations && search.evaluations < evaluations; i++) {
            if (!search.step()) {
                break;
            }
        }
        return new Minimum(search.x, search.value, search.evaluations);
    }

    private final class Search {
        private final BoxFunction function;
        private final double[] lower;
        private final double[] upper;
        private final int n;
        private final double[][] moves = new double[MEMORY][];
        private final double[][] changes = new double[MEMORY][];
        private final double[] inverseCurvature = new double[MEMORY];
        private int pairs;
        private double[] x = {};
        private double[] gradient = {};
        private double value;
        private int evaluations;

        Search(BoxFunction function, double[] lower, double[] upper) {
            this.function = function;
            this.lower = lower;
            this.upper = upper;
            this.n = lower.length;
        }

        void begin(double[] start) {
            x = projected(start, start, 0);
            gradient = new double[n];
            value = evaluate(x, gradient);
        }

        /** Whether it is worth going on. */
        boolean step() {
            if (!Double.isFinite(value) || freeGradient() < gradientTolerance) {
                return false;
            }
            double[] direction = direction();
            double length = pairs == 0 ? Math.min(1, 1 / Math.sqrt(dot(direction, direction))) : 1;
            double[] next = new double[n];
            double[] nextGradient = new double[n];
            for (int i = 0; i < BACKTRACKS && evaluations < BoxMinimizer.this.evaluations; i++, length *= BACKTRACK) {
                next = projected(x, direction, length);
                double decrease = -dot(gradient, difference(next, x));
                double nextValue = evaluate(next, nextGradient);
                if (nextValue <= value - SUFFICIENT_DECREASE * decrease && decrease > 0) {
                    return accept(next, nextGradient, nextValue);
                }
            }
            return false;
        }

        private boolean accept(double[] next, double[] nextGradient, double nextValue) {
            double[] move = difference(next, x);
            double[] change = difference(nextGradient, gradient);
            double curvature = dot(move, change);
            if (curvature > CURVATURE * dot(change, change)) {
                moves[pairs % MEMORY] = move;
                changes[pairs % MEMORY] = change;
                inverseCurvature[pairs % MEMORY] = 1 / curvature;
                pairs++;
            }
            boolean further = value - nextValue > RELATIVE_DECREASE * Math.max(1, Math.abs(value));
            x = next;
            gradient = nextGradient;
            value = nextValue;
            return further;
        }

        private double[] direction() {
            double[] direction = new double[n];
            for (int i = 0; i < n; i++) {
                direction[i] = isFixed(i) ? 0 : -gradient[i];
            }
            double[] steepest = direction.clone();
            scaleByHistory(direction);
            for (int i = 0; i < n; i++) {
                direction[i] = isFixed(i) ? 0 : direction[i];
            }
            if (dot(direction, gradient) < 0) {
                return direction;
            }
            pairs = 0;
            return steepest;
        }

        /** The two-loop recursion. */
        private void scaleByHistory(double[] direction) {
            int oldest = Math.max(0, pairs - MEMORY);
            double[] factors = new double[MEMORY];
            for (int pair = pairs - 1; pair >= oldest; pair--) {
                int at = pair % MEMORY;
                factors[at] = inverseCurvature[at] * dot(moves[at], direction);
                add(direction, -factors[at], changes[at]);
            }
            if (pairs > 0) {
                int last = (pairs - 1) % MEMORY;
                double scale = 1 / (inverseCurvature[last] * dot(changes[last], changes[last]));
                for (int i = 0; i < n; i++) {
                    direction[i] *= scale;
                }
            }
            for (int pair = oldest; pair < pairs; pair++) {
                int at = pair % MEMORY;
                double factor = factors[at] - inverseCurvature[at] * dot(changes[at], direction);
                add(direction, factor, moves[at]);
            }
        }

        private boolean isFixed(int i) {
            return (x[i] <= lower[i] && gradient[i] > 0) || (x[i] >= upper[i] && gradient[i] < 0);
        }

        private double freeGradient() {
            double largest = 0;
            for (int i = 0; i < n; i++) {
                largest = isFixed(i) ? largest : Math.max(largest, Math.abs(gradient[i]));
            }
            return largest;
        }

        private double evaluate(double[] point, double[] itsGradient) {
            evaluations++;
            double result = function.at(point, itsGradient);
            return Double.isNaN(result) ? Double.POSITIVE_INFINITY : result;
        }

        private double[] projected(double[] from, double[] direction, double length) {
            double[] point = new double[n];
            for (int i = 0; i < n; i++) {
                point[i] = Math.min(upper[i], Math.max(lower[i], from[i] + length * direction[i]));
            }
            return point;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] y, double factor, double[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
