package dev.luthier.json;

import dev.luthier.definition.Constraint;
import dev.luthier.event.Ending;
import dev.luthier.space.Scale;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.TrialState;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The words for constants. They are written out here, so that renaming a constant does not change the format. */
final class Words {
    static final Map<String, Scale> SCALES = byWord(Scale.values(), Words::of);
    static final Map<String, Direction> DIRECTIONS = byWord(Direction.values(), Words::of);
    static final Map<String, TrialState> STATES = byWord(TrialState.values(), Words::of);
    static final Map<String, Failure.Kind> FAILURES = byWord(Failure.Kind.values(), Words::of);

    private Words() {}

    static String of(Scale scale) {
        return switch (scale) {
            case LINEAR -> "linear";
            case LOG -> "log";
        };
    }

    static String of(Direction direction) {
        return switch (direction) {
            case MINIMIZE -> "minimize";
            case MAXIMIZE -> "maximize";
        };
    }

    static String of(Constraint.Kind kind) {
        return switch (kind) {
            case AT_MOST -> "atMost";
            case AT_LEAST -> "atLeast";
        };
    }

    static String of(TrialState state) {
        return switch (state) {
            case PENDING -> "pending";
            case RUNNING -> "running";
            case FINISHED -> "finished";
            case STOPPED -> "stopped";
            case FAILED -> "failed";
        };
    }

    static String of(Failure.Kind kind) {
        return switch (kind) {
            case EXCEPTION -> "exception";
            case INVALID_METRIC -> "invalidMetric";
            case TIME_LIMIT -> "timeLimit";
            case SLOT_LOST -> "slotLost";
        };
    }

    static String of(Ending.Kind kind) {
        return switch (kind) {
            case COMPLETED -> "completed";
            case TIME_UP -> "timeUp";
            case SLOT_TIME_UP -> "slotTimeUp";
            case TARGET_REACHED -> "targetReached";
            case NO_IMPROVEMENT -> "noImprovement";
            case CANCELLED -> "cancelled";
            case TOO_MANY_FAILURES -> "tooManyFailures";
            case OPTIMIZER_FAILED -> "optimizerFailed";
            case EARLY_STOP_FAILED -> "earlyStopFailed";
            case NO_SLOTS -> "noSlots";
            case JOURNAL_FAILED -> "journalFailed";
        };
    }

    private static <E> Map<String, E> byWord(E[] constants, Function<E, String> word) {
        Map<String, E> byWord = new HashMap<>();
        for (E constant : constants) {
            byWord.put(word.apply(constant), constant);
        }
        return byWord;
    }
}
