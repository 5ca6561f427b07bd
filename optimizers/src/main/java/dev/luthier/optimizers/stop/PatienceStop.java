package dev.luthier.optimizers.stop;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trial is stopped when it improves no more: the best of its newest {@code patience + 1} reports is strictly worse than
 * the best before them, by more than {@code minDelta}. NaN is worst. It looks at the trial alone, so it also stops good ones
 * that have converged to something worse than their best. Each method answers a changed rule.
 */
public final class PatienceStop extends ExplainedStop {
    private static final String RULE = "patience rule";

    private final int patience;
    private final double minDelta;
    private final Checks checks;

    private PatienceStop(int patience, double minDelta, Checks checks) {
        this.patience = patience;
        this.minDelta = minDelta;
        this.checks = checks;
    }

    /** @throws IllegalArgumentException if {@code reports} is negative */
    public static PatienceStop of(int reports) {
        checkAtLeast(RULE, "patience", 0, reports);
        return new PatienceStop(reports, 0, Checks.ALWAYS);
    }

    /** What is not yet called worse; 0 unless said, not negative. */
    public PatienceStop minDelta(double delta) {
        check(delta >= 0, RULE, "minDelta", delta, "0 or more");
        return new PatienceStop(patience, delta, checks);
    }

    /** No trial is stopped before this step; 0 unless said. */
    public PatienceStop warmupSteps(long steps) {
        return new PatienceStop(patience, minDelta, checks.after(RULE, steps));
    }

    /** Judges a trial only every so many steps; 1, at each report, unless said. */
    public PatienceStop interval(long steps) {
        return new PatienceStop(patience, minDelta, checks.every(RULE, steps));
    }

    @Override
    @Nullable
    String whyStop(Trial toCheck, List<Trial> finalized, Direction direction) {
        Curve curve = toCheck.curve();
        int before = curve.size() - patience - 1;
        if (before < 1 || !checks.areDue(toCheck)) {
            return null;
        }
        double bestBefore = best(curve, 0, before, direction);
        double bestAfter = best(curve, before, curve.size(), direction);
        double acceptable = direction.loss(direction.loss(bestBefore) + minDelta);
        return direction.better(acceptable, bestAfter)
                ? text(
                        "patience rule: best %.6g of the newest %d reports up to step %d is worse than %.6g before them",
                        bestAfter, patience + 1, curve.lastStep(), bestBefore)
                : null;
    }

    private static double best(Curve curve, int from, int to, Direction direction) {
        double best = Double.NaN;
        for (int i = from; i < to; i++) {
            best = direction.best(best, curve.value(i));
        }
        return best;
    }

    @Override
    public String name() {
        return "patience";
    }

    @Override
    public Map<String, Object> settings() {
        return checks.with(Map.of("patience", patience, "minDelta", minDelta));
    }
}
