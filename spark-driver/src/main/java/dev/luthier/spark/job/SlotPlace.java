package dev.luthier.spark.job;

import dev.luthier.event.SlotId;
import org.jspecify.annotations.Nullable;

/** One slot number over all its stays. */
final class SlotPlace {
    private static final int MOST_FAILURES = 4;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final int number;
    private int epoch;
    private int failures;
    private boolean current;
    private boolean joined;
    private boolean givenUp;
    private @Nullable SlotJob job;

    SlotPlace(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** How many stays in a row ended before they had begun. */
    int failures() {
        return failures;
    }

    /** Begins the next stay. */
    SlotId next() {
        epoch++;
        current = true;
        joined = false;
        job = null;
        return new SlotId(number, epoch);
    }

    void runs(SlotJob itsJob) {
        job = itsJob;
    }

    void joined() {
        joined = true;
        failures = 0;
    }

    boolean hasJoined() {
        return joined;
    }

    /** Whether that stay is the latest one and has not ended. */
    boolean isCurrent(int itsEpoch) {
        return current && epoch == itsEpoch;
    }

    /** Counts the stay that has just ended. */
    boolean mayTryAgain() {
        failures = joined ? 0 : failures + 1;
        return failures < MOST_FAILURES;
    }

    /** Longer after each failure; none after a stay that was one. */
    long pauseMillis() {
        return failures == 0 ? 0 : FIRST_PAUSE_MILLIS << (2 * (failures - 1));
    }

    void vacate() {
        current = false;
    }

    void giveUp() {
        current = false;
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }
}
