package dev.luthier.optimizers.stop;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The median stopping rule of Vizier (Golovin et al., KDD 2017, section 3.2.2): a trial is stopped at step s if its best
 * value up to s is strictly worse than the median of the running averages, up to s, of the completed trials that got as far.
 * An average with NaN in it counts as worst; a trial that has said nothing but NaN is worse than every number.
 *
 * <p>Each method answers a changed rule.
 */
public final class MedianStop extends ExplainedStop {
    private static final String RULE = "median rule";

    private final int minCompleted;
    private final Checks checks;
    private final boolean includeStopped;
    private final Memory<Populations> memory;

    private MedianStop(int minCompleted, Checks checks, boolean includeStopped) {
        this.minCompleted = minCompleted;
        this.checks = checks;
        this.includeStopped = includeStopped;
        this.memory = new Memory<>(direction -> new Populations(Statistic.RUNNING_AVERAGE, this::counts, direction));
    }

    /** With the default settings. */
    public static MedianStop withDefaults() {
        return new MedianStop(5, Checks.AFTER_A_TENTH, false);
    }

    /** How many trials must have completed that step before any is stopped at it; 5 unless said, at least 1. */
    public MedianStop minCompleted(int trials) {
        checkAtLeast(RULE, "minCompleted", 1, trials);
        return new MedianStop(trials, checks, includeStopped);
    }

    /** No trial is stopped before this step; a tenth of its resource, at least 1, unless said. */
    public MedianStop warmupSteps(long steps) {
        return new MedianStop(minCompleted, checks.after(RULE, steps), includeStopped);
    }

    /** Judges a trial only when it passes the warm-up, and then every so many steps; 1, at each report, unless said. */
    public MedianStop interval(long steps) {
        return new MedianStop(minCompleted, checks.every(RULE, steps), includeStopped);
    }

    /** Counts stopped trials too, which makes the rule milder; only finished ones unless said. */
    public MedianStop includeStopped() {
        return new MedianStop(minCompleted, checks, true);
    }

    @Override
    @Nullable
    String whyStop(Trial toCheck, List<Trial> finalized, Direction direction) {
        return checks.areDue(toCheck)
                ? memory.ask(finalized, direction, populations -> whyStop(toCheck.curve(), populations, direction))
                : null;
    }

    private @Nullable String whyStop(Curve curve, Populations populations, Direction direction) {
        SortedLosses averages = populations.at(curve.lastStep());
        double median = direction.loss(averages.quantile(.5));
        double best = curve.best(direction);
        return averages.size() >= minCompleted && direction.better(median, best)
                ? text(
                        "median rule: best %.6g up to step %d is worse than %.6g, the median of %d running averages",
                        best, curve.lastStep(), median, averages.size())
                : null;
    }

    private boolean counts(Trial trial) {
        return trial.isFinished() || (includeStopped && trial.failure() == null);
    }

    @Override
    public String name() {
        return "median";
    }

    @Override
    public Map<String, Object> settings() {
        return checks.with(Map.of("minCompleted", minCompleted, "includeStopped", includeStopped));
    }
}
