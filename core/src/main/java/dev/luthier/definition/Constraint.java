package dev.luthier.definition;

import dev.luthier.problem.Problems;
import java.util.Locale;

/**
 * A bound on a metric that a trial's result has to keep. The bound itself is kept.
 *
 * @param metric that the training function returns; may be an objective, too
 * @param kind on which side of the bound the metric has to be
 * @param bound finite
 */
public record Constraint(String metric, Kind kind, double bound) {

    /** The sides of a bound. */
    public enum Kind {
        AT_MOST,
        AT_LEAST
    }

    /** How far beyond the bound the value is: 0 or below if it keeps the bound, NaN if the value is NaN. */
    public double excess(double value) {
        return kind == Kind.AT_MOST ? value - bound : bound - value;
    }

    /** As {@link #excess}, but 0 wherever the bound is kept. */
    public double violation(double value) {
        return Math.max(0, excess(value));
    }

    void check(Problems problems) {
        problems.check(!metric.isBlank(), "a constraint has no metric: say atMost(\"memoryMb\", 512)");
        problems.check(Double.isFinite(bound), "bound of '%s' is %s, must be finite", metric, bound);
    }

    @Override
    public String toString() {
        return metric + " " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + bound;
    }
}
