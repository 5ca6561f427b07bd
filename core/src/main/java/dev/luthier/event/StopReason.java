package dev.luthier.event;

/** Why a running trial is told to stop. */
public record StopReason(Kind kind, String detail) {

    /** The sorts of reason. */
    public enum Kind {
        /** An early-stopping rule found it hopeless; it stops at the report that says so if that still waits, or at its next one. */
        EARLY_STOP,
        /** Somebody asked for it; it stops at its next report. */
        REQUESTED,
        /** It ran longer than it may; its thread is interrupted. */
        TIME_LIMIT,
        /** It was handed out ahead and has not begun: another slot is free to run it. */
        WITHDRAWN
    }

    /** Whether the training function's thread is interrupted rather than left to find out at its next report. */
    public boolean interrupts() {
        return kind == Kind.TIME_LIMIT;
    }
}
