package dev.luthier.optimizers.stop;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trial is stopped at step s if its best value up to s is strictly worse than the given percentile of the values that the
 * finished trials reported at s, counted from the best. The lower the percentile, the fewer go on. NaN among these values is
 * left out; a trial that has said nothing but NaN is worse than every number.
 *
 * <p>Each method answers a changed rule.
 */
public final class PercentileStop extends ExplainedStop {
    private static final String RULE = "percentile rule";

    private final double percentile;
    private final int minCompleted;
    private final Checks checks;
    private final Memory<Populations> memory =
            new Memory<>(direction -> new Populations(Statistic.VALUE, Trial::isFinished, direction));

    private PercentileStop(double percentile, int minCompleted, Checks checks) {
        this.percentile = percentile;
        this.minCompleted = minCompleted;
        this.checks = checks;
    }

    /**
     * About so many percent of the trials go on at each step, if early values were final ones.
     *
     * @throws IllegalArgumentException unless {@code percentile} is above 0 and below 100
     */
    public static PercentileStop of(double percentile) {
        check(percentile > 0 && percentile < 100, RULE, "percentile", percentile, "above 0 and below 100");
        return new PercentileStop(percentile, 5, Checks.AFTER_A_TENTH);
    }

    /** How many finished trials must have reported at that step before any is stopped at it; 5 unless said, at least 1. */
    public PercentileStop minCompleted(int trials) {
        checkAtLeast(RULE, "minCompleted", 1, trials);
        return new PercentileStop(percentile, trials, checks);
    }

    /** No trial is stopped before this step; a tenth of its resource, at least 1, unless said. */
    public PercentileStop warmupSteps(long steps) {
        return new PercentileStop(percentile, minCompleted, checks.after(RULE, steps));
    }

    /** Judges a trial only when it passes the warm-up, and then every so many steps; 1, at each report, unless said. */
    public PercentileStop interval(long steps) {
        return new PercentileStop(percentile, minCompleted, checks.every(RULE, steps));
    }

    @Override
    @Nullable
    String whyStop(Trial toCheck, List<Trial> finalized, Direction direction) {
        return checks.areDue(toCheck)
                ? memory.ask(finalized, direction, populations -> whyStop(toCheck.curve(), populations, direction))
                : null;
    }

    private @Nullable String whyStop(Curve curve, Populations populations, Direction direction) {
        SortedLosses values = populations.at(curve.lastStep());
        double limit = direction.loss(values.quantile(percentile / 100));
        double best = curve.best(direction);
        return values.size() >= minCompleted && direction.better(limit, best)
                ? text(
                        "percentile rule: best %.6g up to step %d is worse than %.6g, percentile %s of %d values there",
                        best, curve.lastStep(), limit, percentile, values.size())
                : null;
    }

    @Override
    public String name() {
        return "percentile";
    }

    @Override
    public Map<String, Object> settings() {
        return checks.with(Map.of("percentile", percentile, "minCompleted", minCompleted));
    }
}
