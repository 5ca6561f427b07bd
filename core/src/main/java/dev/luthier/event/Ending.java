package dev.luthier.event;

/** How an experiment ended. */
public record Ending(Kind kind, String detail) {

    /** The sorts of ending. */
    public enum Kind {
        /** All trials that were to run have ended. */
        COMPLETED,
        /** The time of its budget was over. */
        TIME_UP,
        /** Somebody asked for it. */
        CANCELLED,
        /** So many trials failed that going on would be a waste. */
        TOO_MANY_FAILURES,
        /** The optimizer threw an exception or gave an answer that cannot be carried out. */
        OPTIMIZER_FAILED,
        /** The early-stopping rule threw an exception. */
        EARLY_STOP_FAILED,
        /** There was no slot for too long, or there could be none any more. */
        NO_SLOTS,
        /** Facts could not be written down for too long. Never journalled itself. */
        JOURNAL_FAILED
    }

    /** Whether the experiment did all it was meant to do. */
    public boolean isRegular() {
        return kind == Kind.COMPLETED || kind == Kind.TIME_UP;
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? kind.name() : kind + ": " + detail;
    }
}
