package dev.luthier.event;

import java.util.EnumSet;
import java.util.Set;

/** How an experiment ended. */
public record Ending(Kind kind, String detail) {

    /** The sorts of ending. */
    public enum Kind {
        /** All trials that were to run have ended. */
        COMPLETED,
        /** The time of its budget was over. */
        TIME_UP,
        /** The slot time of its budget was over. */
        SLOT_TIME_UP,
        /** A trial reached the target of its budget. */
        TARGET_REACHED,
        /** As many trials in a row as its budget has patience for were no better than those before. */
        NO_IMPROVEMENT,
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

    private static final Set<Kind> REGULAR =
            EnumSet.of(Kind.COMPLETED, Kind.TIME_UP, Kind.SLOT_TIME_UP, Kind.TARGET_REACHED, Kind.NO_IMPROVEMENT);

    /** Whether the experiment did all it was meant to do. */
    public boolean isRegular() {
        return REGULAR.contains(kind);
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? kind.name() : kind + ": " + detail;
    }
}
