package dev.luthier.slot;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.NoStop;
import dev.luthier.trial.Assignment;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;

/**
 * For how long a report waits for its verdict: until the experiment has dealt with it, but only for a share of the time that
 * was trained since the trial's last report, and not at all where that is too short for an answer to come.
 *
 * @param share of that time; 0 for never
 * @param leastNanos a shorter wait is none
 */
public record VerdictWait(double share, long leastNanos) implements Serializable {

    /** Reports never wait. */
    public static final VerdictWait NONE = new VerdictWait(0, 1);

    /** For a hundredth of the time trained, if that is a millisecond or more. */
    public static final VerdictWait HUNDREDTH = new VerdictWait(0.01, TimeUnit.MILLISECONDS.toNanos(1));

    /** @throws IllegalArgumentException if the share is negative or no number, or the least wait not positive */
    public VerdictWait {
        if (!(share >= 0) || leastNanos < 1) {
            throw new IllegalArgumentException("share is " + share + ", must be 0 or more; least wait is " + leastNanos
                    + " ns, must be 1 or more");
        }
    }

    /** A hundredth if there is a rule that may stop a trial because of a report. */
    public static VerdictWait under(AbstractEarlyStop rule) {
        return rule instanceof NoStop ? NONE : HUNDREDTH;
    }

    /**
     * How many nanoseconds the report of that step waits; 0 for not at all. The report of the full resource does not wait:
     * there is nothing left that a stop could save, and the trial is to finish.
     *
     * @param trainedNanos time from report to report, or since the start of the attempt
     */
    public long nanosAt(long step, Assignment assignment, long trainedNanos) {
        long nanos = (long) (share * trainedNanos);
        return step == assignment.resource() || nanos < leastNanos ? 0 : nanos;
    }

    boolean isNone() {
        return share == 0;
    }
}
