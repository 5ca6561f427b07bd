package dev.luthier.dashboard.view;

import dev.luthier.definition.Definition;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the end of an attempt meant for its trial, by the controller's rules: facts tell what slots told. */
final class TrialEnds {
    /** What the ending of an attempt begins with whose slot was lost. */
    static final String SLOT_LOST = "lost: ";

    private final Definition definition;

    TrialEnds(Definition definition) {
        this.definition = definition;
    }

    Outcome judge(Outcome told, AttemptView.@Nullable Stop stop) {
        if (stop == null || !stop.reason().equals(definition.limits().overTime())) {
            return definition.goals().judge(told);
        }
        return told instanceof Outcome.Finished
                ? definition.goals().judge(told)
                : failed(Failure.Kind.TIME_LIMIT, stop.reason());
    }

    /** The end of a trial whose slot was lost; null if it is tried again. */
    @Nullable
    Outcome afterLoss(AttemptView attempt, String reason) {
        int most = definition.limits().maxAttempts();
        boolean hadBegun = attempt.startedFact() != AttemptView.OPEN;
        if (hadBegun && attempt.stop() == null && attempt.trial().losses() + 1 >= most) {
            return failed(Failure.Kind.SLOT_LOST, "lost its slot " + most + " times, last: " + reason);
        }
        return afterCut(attempt);
    }

    /** The end of a trial whose driver ended; null if it is tried again. */
    @Nullable
    Outcome afterCut(AttemptView attempt) {
        AttemptView.Stop stop = attempt.stop();
        return stop == null ? null : judge(new Outcome.Stopped(stop.reason()), stop);
    }

    Outcome afterIgnoredInterruption() {
        return failed(Failure.Kind.TIME_LIMIT, definition.limits().overTime() + " and ignored interruption");
    }

    /** How an attempt with this outcome ended. */
    static String word(Outcome outcome) {
        return outcome.state().name().toLowerCase(Locale.ROOT);
    }

    private static Outcome failed(Failure.Kind kind, String message) {
        return new Outcome.Failed(new Failure(kind, message));
    }
}
