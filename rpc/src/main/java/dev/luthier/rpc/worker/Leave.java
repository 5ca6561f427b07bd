package dev.luthier.rpc.worker;

/**
 * Why a worker left its slot.
 *
 * @param kind the sort of reason
 * @param reason one line for people
 * @param isHanging whether the training function ignores interruption and still runs, on a thread that was left to itself
 */
public record Leave(Kind kind, String reason, boolean isHanging) {

    /** The sorts of reason. */
    public enum Kind {
        /** The experiment is over. */
        OVER,
        /** Another worker has the slot, or has had it: this one was a copy. */
        TAKEN,
        /** A later stay of the slot has begun. */
        SUPERSEDED,
        /** The driver had given the slot up for lost. */
        LOST,
        /** The experiment does not want the slot any more. */
        RELEASED,
        /** The driver could not be reached again before the lease was over. */
        DRIVER_GONE
    }

    Leave hanging(boolean hanging) {
        return new Leave(kind, reason, hanging);
    }
}
