package dev.luthier.optimizers.stop;

import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A trial is stopped when its newest value is NaN or outside the given range, whatever the direction: for losses that
 * explode, and accuracies that are no better than guessing. Each method answers a changed rule.
 */
public final class ThresholdStop extends ExplainedStop {
    private static final String RULE = "threshold rule";

    private final double lower;
    private final double upper;
    private final Checks checks;

    private ThresholdStop(double lower, double upper, Checks checks) {
        this.lower = lower;
        this.upper = upper;
        this.checks = checks;
    }

    /** Stops below {@code lower}. */
    public static ThresholdStop below(double lower) {
        return between(lower, Double.POSITIVE_INFINITY);
    }

    /** Stops above {@code upper}. */
    public static ThresholdStop above(double upper) {
        return between(Double.NEGATIVE_INFINITY, upper);
    }

    /**
     * Stops outside of the range from {@code lower} to {@code upper}, both of which are inside.
     *
     * @throws IllegalArgumentException unless {@code lower} is at most {@code upper}
     */
    public static ThresholdStop between(double lower, double upper) {
        check(lower <= upper, RULE, "lower", lower, "at most upper, which is " + upper);
        return new ThresholdStop(lower, upper, Checks.ALWAYS);
    }

    /** No trial is stopped before this step; 0 unless said. */
    public ThresholdStop warmupSteps(long steps) {
        return new ThresholdStop(lower, upper, checks.after(RULE, steps));
    }

    /** Judges a trial only when it passes the warm-up, and then every so many steps; 1, at each report, unless said. */
    public ThresholdStop interval(long steps) {
        return new ThresholdStop(lower, upper, checks.every(RULE, steps));
    }

    @Override
    @Nullable
    String whyStop(Trial toCheck, List<Trial> finalized, Direction direction) {
        double value = toCheck.curve().last();
        boolean isInside = value >= lower && value <= upper;
        return checks.areDue(toCheck) && !isInside
                ? text(
                        "threshold rule: %.6g at step %d is not between %.6g and %.6g",
                        value, toCheck.curve().lastStep(), lower, upper)
                : null;
    }

    @Override
    public String name() {
        return "threshold";
    }

    /** A bound that there is not is left out. */
    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new TreeMap<>();
        if (Double.isFinite(lower)) {
            settings.put("lower", lower);
        }
        if (Double.isFinite(upper)) {
            settings.put("upper", upper);
        }
        return checks.with(settings);
    }
}
