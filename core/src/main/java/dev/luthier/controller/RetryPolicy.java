package dev.luthier.controller;

import dev.luthier.event.StopReason;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import org.jspecify.annotations.Nullable;

/** What the end of an attempt means for its trial. */
final class RetryPolicy {
    private final int maxAttempts;

    RetryPolicy(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    /** What the slot tells, in the light of what it was told: an attempt that was interrupted for its time has failed. */
    Outcome judge(Outcome told, @Nullable StopReason stop) {
        if (stop == null || stop.kind() != StopReason.Kind.TIME_LIMIT || told instanceof Outcome.Finished) {
            return told;
        }
        return new Outcome.Failed(new Failure(Failure.Kind.TIME_LIMIT, stop.detail()));
    }

    /** The end of a trial whose slot was lost; null if it is to be tried again. */
    @Nullable
    Outcome afterLoss(TrialEntry entry, String reason) {
        StopReason stop = entry.stop();
        if (stop != null) {
            return judge(new Outcome.Stopped(stop.detail()), stop);
        }
        if (entry.losses() + 1 < maxAttempts) {
            return null;
        }
        String message = "lost its slot " + maxAttempts + " times, last: " + reason;
        return new Outcome.Failed(new Failure(Failure.Kind.SLOT_LOST, message));
    }
}
