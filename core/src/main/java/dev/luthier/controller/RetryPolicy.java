package dev.luthier.controller;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.Limits;
import dev.luthier.event.StopReason;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import org.jspecify.annotations.Nullable;

/** What the end of an attempt means for its trial. */
final class RetryPolicy {
    private final Limits limits;
    private final Goals goals;

    RetryPolicy(Definition definition) {
        this.limits = definition.limits();
        this.goals = definition.goals();
    }

    /**
     * What the slot tells, in the light of what it was told: an attempt that was interrupted for its time has failed, and so
     * has one whose result lacks a metric.
     */
    Outcome judge(Outcome told, @Nullable StopReason stop) {
        if (stop == null || stop.kind() != StopReason.Kind.TIME_LIMIT || told instanceof Outcome.Finished) {
            return goals.judge(told);
        }
        return failed(Failure.Kind.TIME_LIMIT, stop.detail());
    }

    /** The end of a trial that was interrupted for its time and runs on. */
    Outcome afterIgnoredInterruption() {
        return failed(
                Failure.Kind.TIME_LIMIT,
                limits.overTime() + " and ignored interruption for " + limits.grace()
                        + "; its slot cannot be used any more");
    }

    /** The end of a trial whose slot was lost; null if it is to be tried again. */
    @Nullable
    Outcome afterLoss(TrialEntry entry, String reason) {
        if (entry.isAhead() || entry.stop() != null || entry.losses() + 1 < limits.maxAttempts()) {
            return afterCut(entry);
        }
        return failed(Failure.Kind.SLOT_LOST, "lost its slot " + limits.maxAttempts() + " times, last: " + reason);
    }

    /** The end of a trial whose driver ended, however often; null if it is to be tried again. */
    @Nullable
    Outcome afterCut(TrialEntry entry) {
        StopReason stop = entry.stop();
        return stop == null ? null : judge(new Outcome.Stopped(stop.detail()), stop);
    }

    private static Outcome failed(Failure.Kind kind, String message) {
        return new Outcome.Failed(new Failure(kind, message));
    }
}
