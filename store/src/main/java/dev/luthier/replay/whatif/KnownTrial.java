package dev.luthier.replay.whatif;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.util.List;

/** What a recording tells of a trial: how it did up to some step, and how long a step took, which is taken to be always the same. */
final class KnownTrial {
    private final Trial trial;
    private final Curve curve;
    private final long lastStep;
    private final double stepMillis;

    KnownTrial(Trial trial) {
        this.trial = trial;
        this.curve = trial.curve();
        this.lastStep =
                trial.isFinished() ? Math.max(trial.resource(), curve.lastStep()) : Math.max(0, curve.lastStep());
        this.stepMillis = (double) trial.durationMillis() / Math.max(1, lastStep);
    }

    Trial trial() {
        return trial;
    }

    /** The last step that is known. */
    long lastStep() {
        return lastStep;
    }

    boolean isKnownUpTo(long resource) {
        return resource <= lastStep && (isEnd(resource) || curve.countUpTo(resource) > 0);
    }

    long millis(long steps) {
        return Math.round(steps * stepMillis);
    }

    /** The reports after that step, up to that resource. */
    List<Report> reports(long after, long resource) {
        return curve.reports().subList(curve.countUpTo(Math.min(after, resource)), curve.countUpTo(resource));
    }

    /** How it would have ended with that resource, up to which it is known. */
    Outcome outcome(long resource) {
        if (isEnd(resource) && trial.outcome() != null) {
            return trial.outcome();
        }
        int last = curve.countUpTo(resource) - 1;
        double value = curve.value(last);
        return Double.isFinite(value)
                ? new Outcome.Finished(value, curve.more(last))
                : new Outcome.Failed(
                        new Failure(Failure.Kind.INVALID_METRIC, "the metric is " + value + " at step " + resource));
    }

    private boolean isEnd(long resource) {
        return trial.isFinished() && resource == trial.resource();
    }
}
