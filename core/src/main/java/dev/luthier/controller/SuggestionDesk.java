package dev.luthier.controller;

import dev.luthier.event.Command;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What has been asked of the optimizer, and whether asking again makes sense. The optimizer answers in the order of asking. */
final class SuggestionDesk {
    /** Suggestions that are asked for together; {@code next} is the first that has no answer yet. */
    private record Question(long first, long next, long end) {}

    private final Deque<Question> open = new ArrayDeque<>();
    private long asked;
    private long answers;
    private int inFlight;
    private boolean waiting;
    private @Nullable String doneReason;
    private @Nullable Integer lastEnded;
    private long facts;
    private long factOfLastNews;
    private long factOfExtension;

    /** Another fact is known, to whoever is asked from here on. */
    void onFact() {
        facts++;
    }

    long facts() {
        return facts;
    }

    /** The question to ask so that {@code wanted} answers are on their way; null if there is nothing to ask. */
    Command.@Nullable Suggest ask(int wanted) {
        int count = wanted - inFlight;
        if (count <= 0 || waiting || doneReason != null) {
            return null;
        }
        Command.Suggest question = new Command.Suggest(asked, count, lastEnded);
        open.addLast(new Question(asked, asked, asked + count));
        asked += count;
        inFlight += count;
        lastEnded = null;
        return question;
    }

    /** Returns whether that answer is still wanted; while there is to be nothing more, none is. */
    boolean answered(long number) {
        answers = number + 1;
        Question question = open.pollFirst();
        if (question == null) {
            return false;
        }
        inFlight--;
        if (number + 1 < question.end()) {
            open.addFirst(new Question(question.first(), number + 1, question.end()));
        }
        return doneReason == null;
    }

    /** Every suggestion below this number has been answered, or will not be. */
    long answers() {
        return answers;
    }

    /**
     * The optimizer wants to see another trial end first; what else was asked in the same question goes unanswered.
     *
     * @param factsSeen if a trial ended after these facts, that is already the change it waits for
     */
    void answeredWait(long number, long factsSeen) {
        dropRest(number);
        waiting = factOfLastNews <= factsSeen;
    }

    /**
     * The optimizer has nothing more; what else was asked in the same question goes unanswered.
     *
     * @param factsSeen if trials were added after these facts, it has not heard of them and is asked again
     */
    void answeredDone(long number, long factsSeen, String reason) {
        dropRest(number);
        if (factOfExtension <= factsSeen) {
            done(reason);
        }
    }

    /** There will be nothing more, whatever is still answered. */
    void done(String reason) {
        doneReason = reason;
    }

    void trialEnded(int trial) {
        waiting = false;
        lastEnded = trial;
        factOfLastNews = facts;
    }

    /** There is more to spend, so there may be more to come. */
    void extended() {
        waiting = false;
        doneReason = null;
        factOfLastNews = facts;
        factOfExtension = facts;
    }

    private void dropRest(long number) {
        Question rest = open.peekFirst();
        if (rest != null && rest.first() <= number) {
            open.removeFirst();
            inFlight -= (int) (rest.end() - rest.next());
        }
    }

    /**
     * Whoever was asked is gone: what was not answered is asked again under the same numbers.
     *
     * @param extended whether the budget has changed, so that there may be more to come
     * @param idle whether no trial is open, so that waiting would never end
     */
    void reopened(boolean extended, boolean idle) {
        asked -= doneReason == null ? inFlight : 0;
        open.clear();
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
