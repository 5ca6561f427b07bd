package dev.luthier.trial;

/**
 * Why a trial failed.
 *
 * @param kind what sort of failure it was
 * @param message one line for people
 * @param stackTrace where it happened, in the usual form of the JVM; empty when no exception was involved
 */
public record Failure(Kind kind, String message, String stackTrace) {

    /** The sorts of failure. */
    public enum Kind {
        /** The training function threw an exception or error. */
        EXCEPTION,
        /** The training function returned NaN, an infinite value, or lacked a metric. */
        INVALID_METRIC,
        /** The trial ran longer than it may. */
        TIME_LIMIT,
        /** The trial lost its slot as often as it may. */
        SLOT_LOST
    }

    public Failure(Kind kind, String message) {
        this(kind, message, "");
    }

    @Override
    public String toString() {
        return kind + ": " + message;
    }
}
