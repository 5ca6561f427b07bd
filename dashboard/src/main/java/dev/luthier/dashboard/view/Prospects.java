package dev.luthier.dashboard.view;

import dev.luthier.definition.Budget;
import dev.luthier.event.Event;
import dev.luthier.optimizer.Suggestion;
import java.util.ArrayDeque;
import java.util.Deque;

/** Which suggestions still become trials, by the controller's rules. */
final class Prospects {
    private final Deque<Suggestion.Run> enqueued = new ArrayDeque<>();
    private boolean done;
    private long extendedFact = -1;

    /** Whether an answer of the optimizer still counts. */
    boolean areOpen() {
        return !done;
    }

    void budgetIsUsedUp() {
        done = true;
    }

    /** What an optimizer says that had not heard of added trials is no end. */
    void answeredDone(Event.Suggested answer) {
        done |= answer.factsSeen() > extendedFact;
    }

    void reopened(boolean extended) {
        done &= !extended;
    }

    void extended(long fact) {
        extendedFact = fact;
        done = false;
    }

    void enqueue(Event.Enqueued event) {
        enqueued.addLast(new Suggestion.Run(event.task(), event.configuration(), event.resource(), event.note()));
    }

    boolean hasEnqueued() {
        return !enqueued.isEmpty();
    }

    Suggestion.Run takeEnqueued() {
        return enqueued.removeFirst();
    }

    static Budget added(Budget budget, int trials) {
        return budget.withTrials(budget.trials() + Math.min(trials, Integer.MAX_VALUE - budget.trials()));
    }
}
