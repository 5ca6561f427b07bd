package dev.luthier.controller;

import dev.luthier.event.Command;
import org.jspecify.annotations.Nullable;

/** What has been asked of the optimizer, and whether asking again makes sense. */
final class SuggestionDesk {
    private long asked;
    private long answers;
    private int inFlight;
    private boolean waiting;
    private @Nullable String doneReason;
    private @Nullable Integer lastEnded;

    /** The question to ask so that {@code wanted} answers are on their way; null if there is nothing to ask. */
    Command.@Nullable Suggest ask(int wanted) {
        int count = wanted - inFlight;
        if (count <= 0 || waiting || doneReason != null) {
            return null;
        }
        Command.Suggest question = new Command.Suggest(asked, count, lastEnded);
        asked += count;
        inFlight += count;
        lastEnded = null;
        return question;
    }

    void answered(long number) {
        inFlight = Math.max(0, inFlight - 1);
        answers = number + 1;
    }

    /** Every suggestion below this number has been answered, or will not be. */
    long answers() {
        return answers;
    }

    /** The optimizer wants to see another trial end first; what else was asked with it goes unanswered. */
    void answeredWait() {
        inFlight = 0;
        waiting = true;
    }

    void answeredDone(String reason) {
        inFlight = 0;
        doneReason = reason;
    }

    void trialEnded(int trial) {
        waiting = false;
        lastEnded = trial;
    }

    /**
     * Whoever was asked is gone: what was not answered is asked again under the same numbers.
     *
     * @param extended whether the budget has changed, so that there may be more to come
     * @param idle whether no trial is open, so that waiting would never end
     */
    void reopened(boolean extended, boolean idle) {
        asked -= inFlight;
        inFlight = 0;
        waiting = waiting && !idle;
        doneReason = extended ? null : doneReason;
    }

    boolean isAsking() {
        return inFlight > 0;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Why there will be no further suggestion; null while there may be. */
    @Nullable
    String doneReason() {
        return doneReason;
    }
}
