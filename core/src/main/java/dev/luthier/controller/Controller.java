package dev.luthier.controller;

import dev.luthier.controller.Deadlines.Deadline;
import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.EventHandler;
import dev.luthier.event.SlotStay;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The experiment as a pure state machine: a fact goes in, what is to be done about it comes out. It has no thread, clock,
 * file, logger or chance of its own, so the same facts always lead to the same state and the same commands. It only routes;
 * what is known and by which rule is decided lives in the nouns beside it. Not thread-safe: one loop owns it.
 */
public final class Controller {
    private final Definition definition;
    private final StopPolicy stopPolicy;
    private final Deadlines deadlines;
    private final TrialBook trials;
    private final SlotTable slots = new SlotTable();
    private final SuggestionDesk desk = new SuggestionDesk();
    private final Router router = new Router();
    private final Outbox outbox = new Outbox();
    private final Dispatcher dispatcher;
    private final Attempts attempts;
    private final BudgetPolicy budgetPolicy;
    private final Allowance allowance;
    private long latestAtMillis;

    public Controller(Definition definition, AbstractEarlyStop earlyStop) {
        this.definition = definition;
        this.stopPolicy = new StopPolicy(earlyStop, definition);
        this.allowance = new Allowance(definition.budget());
        this.trials = new TrialBook(definition.headStart().given().size());
        this.deadlines = new Deadlines(definition.limits());
        this.attempts = new Attempts(definition, trials, slots, desk, deadlines, outbox);
        this.budgetPolicy = new BudgetPolicy(definition.goals(), slots, deadlines, outbox);
        this.dispatcher = new Dispatcher(definition, trials, slots, desk, attempts);
    }

    /** Takes a fact in and says what is to be done about it, in this order. */
    public List<Command> on(Event event) {
        desk.onFact();
        long wakeBefore = deadlines.earliestMillis();
        event.deliverTo(router);
        budgetPolicy.look(budget(), trials.ended());
        if (outbox.ending() == null) {
            dispatcher.dispatch(event.atMillis(), budget().trials(), outbox);
            setAlarm(event, wakeBefore);
        }
        latestAtMillis = event.atMillis();
        return outbox.take();
    }

    /** The trials, as an optimizer may know them. A live view for the loop that owns this controller. */
    public ExperimentHistory history() {
        return new LiveHistory(trials, desk, allowance);
    }

    /** All trials by number, as they stand. */
    public List<Trial> trials() {
        return trials.all();
    }

    /** The stays of all slots; those still there count up to {@code atMillis}. */
    public List<SlotStay> slotStays(long atMillis) {
        return slots.stays(atMillis);
    }

    /** What may be spent, as the latest fact that says so has it. */
    public Budget budget() {
        return allowance.budget();
    }

    /** The same without the trials that people have added since the definition of the latest run was stated. */
    public Budget budgetWithoutAdded() {
        return allowance.withoutAdded();
    }

    /** How the experiment ended; null while it goes on. */
    public @Nullable Ending ending() {
        return outbox.ending();
    }

    // An alarm that fired, or was another process's, is gone and has to be set again; else an earlier time is news.
    private void setAlarm(Event event, long before) {
        long earliest = deadlines.earliestMillis();
        boolean isGone = event instanceof Event.TimerFired || event instanceof Event.Reopened;
        boolean isNews = isGone ? earliest < Long.MAX_VALUE : earliest < before;
        if (isNews) {
            outbox.add(new Command.WakeAt(earliest));
        }
    }

    /** One method a fact; what belongs to an attempt that is over, or comes after the end, changes nothing. */
    private final class Router implements EventHandler {

        @Override
        public void onOpened(Event.Opened event) {
            allowance.reopen(event.definition().budget());
            slots.handOutAheadBelow(event.definition().limits().aheadBelow().toMillis());
            deadlines.onOpened(budget(), event.atMillis());
        }

        @Override
        public void onReopened(Event.Reopened event) {
            boolean extended = allowance.reopen(event.budget());
            outbox.reopen();
            attempts.cutOffAll(latestAtMillis);
            desk.reopened(extended, !trials.hasOpen());
            deadlines.onReopened(budget(), latestAtMillis, event.atMillis());
        }

        @Override
        public void onSlotJoined(Event.SlotJoined event) {
            slots.join(event);
            budgetPolicy.onSlots(budget(), event.atMillis());
        }

        @Override
        public void onSlotLost(Event.SlotLost event) {
            attempts.lose(event.slot(), event.reason(), event.atMillis());
        }

        @Override
        public void onSlotsUnavailable(Event.SlotsUnavailable event) {
            outbox.conclude(Ending.Kind.NO_SLOTS, event.reason());
        }

        @Override
        public void onSuggested(Event.Suggested event) {
            if (!desk.answered(event.number())) {
                return;
            }
            if (event.suggestion() instanceof Suggestion.Run run) {
                addWithinBudget(run);
            } else if (event.suggestion() instanceof Suggestion.Resume resume) {
                trials.resume(resume);
            } else if (event.suggestion() instanceof Suggestion.Done done) {
                desk.answeredDone(event.number(), event.factsSeen(), done.reason());
            } else {
                desk.answeredWait(event.number(), event.factsSeen());
            }
        }

        @Override
        public void onOptimizerFailed(Event.OptimizerFailed event) {
            outbox.conclude(Ending.Kind.OPTIMIZER_FAILED, event.error());
        }

        @Override
        public void onReported(Event.Reported event) {
            TrialEntry entry = trials.running(event.trial(), event.attempt());
            if (entry == null || outbox.ending() != null) {
                return;
            }
            stopPolicy
                    .report(entry, event.reports(), history(), outbox)
                    .ifPresent(reason -> attempts.stop(entry, reason));
        }

        @Override
        public void onLogged(Event.Logged event) {
            // A fact for people: nothing is decided by it.
        }

        @Override
        public void onEnded(Event.Ended event) {
            outbox.add(new Command.Confirm(event.slot(), event.trial(), event.attempt()));
            TrialEntry entry = trials.runningOn(event.slot(), event.trial(), event.attempt());
            if (entry != null) {
                attempts.end(entry, event);
            }
        }

        @Override
        public void onTimerFired(Event.TimerFired event) {
            Deadline due = deadlines.pollDue(event.atMillis());
            while (due != null && outbox.ending() == null) {
                onDeadline(due, event.atMillis());
                due = deadlines.pollDue(event.atMillis());
            }
        }

        @Override
        public void onStopRequested(Event.StopRequested event) {
            attempts.stopAsRequested(event);
        }

        @Override
        public void onTrialsAdded(Event.TrialsAdded event) {
            if (outbox.ending() == null) {
                allowance.add(event.count());
                desk.extended();
            }
        }

        // One trial more for it, so that it takes none from the optimizer.
        @Override
        public void onEnqueued(Event.Enqueued event) {
            if (outbox.ending() == null) {
                allowance.add(1);
                trials.enqueue(event);
            }
        }

        @Override
        public void onCancelRequested(Event.CancelRequested event) {
            outbox.conclude(Ending.Kind.CANCELLED, event.reason());
        }

        private void addWithinBudget(Suggestion.Run run) {
            if (trials.size() < budget().trials()) {
                trials.add(run);
            } else {
                desk.done("budget of " + trials.size() + " trials");
            }
        }

        private void onDeadline(Deadline due, long nowMillis) {
            switch (due.kind()) {
                case EXPERIMENT -> outbox.conclude(Ending.Kind.TIME_UP, "time limit of the experiment is over");
                case SLOT_TIME -> budgetPolicy.onSlotTime(budget(), nowMillis);
                case NO_SLOTS -> endWithoutSlots(due);
                case TRIAL -> ifRunning(due, entry -> attempts.interrupt(entry, nowMillis));
                case INTERRUPTED_TRIAL -> ifRunning(due, entry -> attempts.giveUp(entry, nowMillis));
            }
        }

        private void endWithoutSlots(Deadline due) {
            if (slots.isEmpty() && deadlines.isLatestWithoutSlots(due)) {
                outbox.conclude(Ending.Kind.NO_SLOTS, definition.limits().noSlots());
            }
        }

        private void ifRunning(Deadline due, Consumer<TrialEntry> action) {
            Optional.ofNullable(trials.running(due.subject(), due.attempt())).ifPresent(action);
        }
    }
}
