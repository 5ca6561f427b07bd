package dev.luthier.trial;

/** Where a trial stands. */
public enum TrialState {
    /** Suggested, resumed or to be retried; waits for a free slot. */
    PENDING,
    /** An attempt is under way on a slot. */
    RUNNING,
    /** Its training function returned a metric. */
    FINISHED,
    /** It was told to stop before its end. */
    STOPPED,
    /** It came to nothing; its {@link Failure} says why. */
    FAILED;

    public boolean hasEnded() {
        return this == FINISHED || this == STOPPED || this == FAILED;
    }
}
