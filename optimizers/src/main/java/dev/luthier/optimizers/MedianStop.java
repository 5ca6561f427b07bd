package dev.luthier.optimizers;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The median stopping rule of Vizier (Golovin et al., KDD 2017, section 3.2.2): a trial is stopped at step s if its best
 * value up to s is strictly worse than the median of the running averages, up to s, of the completed trials that got as far.
 * An average with NaN in it counts as worst; a trial that has said nothing but NaN is worse than every number.
 *
 * <p>Immutable; each method answers a changed rule.
 */
public final class MedianStop extends AbstractEarlyStop {
    static final MedianStop DEFAULT = new MedianStop(5, null, 1, false);
    private static final int TENTH = 10;

    private final int minCompleted;
    private final @Nullable Long warmupSteps;
    private final long interval;
    private final boolean includeStopped;

    private MedianStop(int minCompleted, @Nullable Long warmupSteps, long interval, boolean includeStopped) {
        this.minCompleted = minCompleted;
        this.warmupSteps = warmupSteps;
        this.interval = interval;
        this.includeStopped = includeStopped;
    }

    /** How many trials must have completed that step before any is stopped at it; 5 unless said, at least 1. */
    public MedianStop minCompleted(int trials) {
        checkAtLeast("minCompleted", 1, trials);
        return new MedianStop(trials, warmupSteps, interval, includeStopped);
    }

    /** No trial is stopped before this step; a tenth of its resource, at least 1, unless said. */
    public MedianStop warmupSteps(long steps) {
        checkAtLeast("warmupSteps", 0, steps);
        return new MedianStop(minCompleted, steps, interval, includeStopped);
    }

    /** Judges a trial only when it passes the warm-up, and then every so many steps; 1, at each report, unless said. */
    public MedianStop interval(long steps) {
        checkAtLeast("interval", 1, steps);
        return new MedianStop(minCompleted, warmupSteps, steps, includeStopped);
    }

    /** Counts stopped trials too, which makes the rule milder; only finished ones unless said. */
    public MedianStop includeStopped() {
        return new MedianStop(minCompleted, warmupSteps, interval, true);
    }

    @Override
    public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
        if (!isDue(toCheck)) {
            return false;
        }
        Curve curve = toCheck.curve();
        double[] averages = averages(curve.lastStep(), finalized);
        return averages.length >= minCompleted && direction.better(median(averages, direction), curve.best(direction));
    }

    @Override
    public String reason(Trial toCheck, List<Trial> finalized, Direction direction) {
        Curve curve = toCheck.curve();
        double[] averages = averages(curve.lastStep(), finalized);
        return String.format(
                Locale.ROOT,
                "median rule: best %.6g up to step %d is worse than %.6g, the median of %d running averages",
                curve.best(direction),
                curve.lastStep(),
                median(averages, direction),
                averages.length);
    }

    @Override
    public String name() {
        return "median";
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("minCompleted", minCompleted);
        settings.put("interval", interval);
        settings.put("includeStopped", includeStopped);
        if (warmupSteps != null) {
            settings.put("warmupSteps", warmupSteps);
        }
        return settings;
    }

    /** Whether the newest report is the first at or after a step at which trials are judged. */
    private boolean isDue(Trial trial) {
        Curve curve = trial.curve();
        long warmup = warmupSteps == null ? Math.max(1, trial.resource() / TENTH) : warmupSteps;
        long step = curve.lastStep();
        if (curve.isEmpty() || step < warmup) {
            return false;
        }
        long due = (step - warmup) / interval * interval + warmup;
        return curve.size() == 1 || curve.step(curve.size() - 2) < due;
    }

    private double[] averages(long step, List<Trial> finalized) {
        return finalized.stream()
                .filter(trial -> trial.isFinished() || (includeStopped && trial.failure() == null))
                .filter(trial -> trial.curve().lastStep() >= step)
                .mapToDouble(trial -> trial.curve().meanUpTo(step))
                .toArray();
    }

    /** NaN, which nothing is worse than, if one of the middle values is; so no trial is stopped because of it. */
    private static double median(double[] values, Direction direction) {
        double[] losses = Arrays.stream(values).map(direction::loss).sorted().toArray();
        int middle = losses.length / 2;
        double loss = losses.length % 2 == 1 ? losses[middle] : (losses[middle - 1] + losses[middle]) / 2;
        return direction.loss(loss);
    }

    private static void checkAtLeast(String knob, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    knob + " of the median rule is " + value + ", must be " + least + " or more");
        }
    }
}
