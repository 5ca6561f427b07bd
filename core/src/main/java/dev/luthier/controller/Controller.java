package dev.luthier.controller;

import dev.luthier.controller.Deadlines.Deadline;
import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.EventHandler;
import dev.luthier.event.SlotId;
import dev.luthier.event.SlotStay;
import dev.luthier.event.StopReason;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The experiment as a pure state machine: a fact goes in, what is to be done about it comes out. It has no thread, clock,
 * file, logger or chance of its own, so the same facts always lead to the same state and the same commands. It only routes;
 * what is known and by which rule is decided lives in the nouns beside it. Not thread-safe: one loop owns it.
 */
public final class Controller {
    private final Definition definition;
    private final StopPolicy stopPolicy;
    private final RetryPolicy retryPolicy;
    private final FailurePolicy failures;
    private final Deadlines deadlines;
    private final TrialBook trials = new TrialBook();
    private final SlotTable slots = new SlotTable();
    private final SuggestionDesk desk = new SuggestionDesk();
    private final Router router = new Router();
    private final Outbox outbox = new Outbox();
    private final Dispatcher dispatcher;
    private long facts;

    public Controller(Definition definition, AbstractEarlyStop earlyStop) {
        this.definition = definition;
        this.stopPolicy = new StopPolicy(earlyStop, definition.direction());
        this.retryPolicy = new RetryPolicy(definition.limits());
        this.failures = new FailurePolicy(definition.limits());
        this.deadlines = new Deadlines(definition.limits());
        this.dispatcher = new Dispatcher(definition, trials, slots, desk, deadlines);
    }

    /** Takes a fact in and says what is to be done about it, in this order. */
    public List<Command> on(Event event) {
        facts++;
        long wakeBefore = deadlines.earliestMillis();
        event.deliverTo(router);
        if (outbox.ending() == null) {
            dispatcher.dispatch(event.atMillis(), outbox);
            setAlarm(event, wakeBefore);
        }
        return outbox.take();
    }

    /** The trials, as an optimizer may know them. A live view for the loop that owns this controller. */
    public ExperimentHistory history() {
        return new LiveHistory(trials, desk, () -> facts);
    }

    /** All trials by number, as they stand. */
    public List<Trial> trials() {
        return trials.all();
    }

    /** The stays of all slots; those still there count up to {@code atMillis}. */
    public List<SlotStay> slotStays(long atMillis) {
        return slots.stays(atMillis);
    }

    /** How the experiment ended; null while it goes on. */
    public @Nullable Ending ending() {
        return outbox.ending();
    }

    // A fired alarm is gone and has to be set again; otherwise only an earlier time than before is news.
    private void setAlarm(Event event, long before) {
        long earliest = deadlines.earliestMillis();
        boolean isNews = event instanceof Event.TimerFired ? earliest < Long.MAX_VALUE : earliest < before;
        if (isNews) {
            outbox.add(new Command.WakeAt(earliest));
        }
    }

    private void onEnd(TrialEntry entry, Outcome outcome) {
        failures.count(outcome, outbox);
        desk.trialEnded(entry.number(), facts);
    }

    private void stop(TrialEntry entry, StopReason reason) {
        entry.tellToStop(reason);
        outbox.add(new Command.Stop(entry.slot(), entry.number(), entry.attempt(), reason));
    }

    private @Nullable TrialEntry vacate(SlotId slot, long nowMillis) {
        boolean wereSlots = !slots.isEmpty();
        TrialEntry entry = slots.remove(slot, nowMillis);
        if (wereSlots && slots.isEmpty()) {
            deadlines.onNoSlots(nowMillis);
        }
        return entry;
    }

    /** One method a fact; what belongs to an attempt that is over, or comes after the end, changes nothing. */
    private final class Router implements EventHandler {

        @Override
        public void onOpened(Event.Opened event) {
            deadlines.onOpened(definition.budget(), event.atMillis());
        }

        @Override
        public void onSlotJoined(Event.SlotJoined event) {
            slots.join(event);
        }

        @Override
        public void onSlotLost(Event.SlotLost event) {
            TrialEntry entry = vacate(event.slot(), event.atMillis());
            if (entry == null) {
                return;
            }
            Outcome outcome = retryPolicy.afterLoss(entry, event.reason());
            if (outcome == null) {
                trials.retry(entry, event.reason(), event.atMillis());
            } else {
                trials.endLost(entry, outcome, event.reason(), event.atMillis());
                onEnd(entry, outcome);
            }
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
                desk.answeredDone(done.reason());
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
                    .ifPresent(reason -> stop(entry, reason));
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
                Outcome outcome = retryPolicy.judge(event.outcome(), entry.stop());
                trials.end(entry, outcome, event.atMillis());
                onEnd(entry, outcome);
                slots.free(event.slot());
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
        public void onCancelRequested(Event.CancelRequested event) {
            outbox.conclude(Ending.Kind.CANCELLED, event.reason());
        }

        private void addWithinBudget(Suggestion.Run run) {
            if (trials.size() < definition.budget().trials()) {
                trials.add(run);
            } else {
                desk.answeredDone("budget of " + trials.size() + " trials");
            }
        }

        private void onDeadline(Deadline due, long nowMillis) {
            TrialEntry entry = trials.running(due.subject(), due.attempt());
            switch (due.kind()) {
                case EXPERIMENT -> outbox.conclude(Ending.Kind.TIME_UP, "time limit of the experiment is over");
                case NO_SLOTS -> endWithoutSlots(due);
                case TRIAL -> interrupt(entry, nowMillis);
                case INTERRUPTED_TRIAL -> giveUp(entry, nowMillis);
            }
        }

        private void endWithoutSlots(Deadline due) {
            if (slots.isEmpty() && deadlines.isLatestWithoutSlots(due)) {
                outbox.conclude(Ending.Kind.NO_SLOTS, definition.limits().noSlots());
            }
        }

        private void interrupt(@Nullable TrialEntry entry, long nowMillis) {
            if (entry != null) {
                stop(
                        entry,
                        new StopReason(
                                StopReason.Kind.TIME_LIMIT, definition.limits().overTime()));
                deadlines.onInterrupted(entry, nowMillis);
            }
        }

        private void giveUp(@Nullable TrialEntry entry, long nowMillis) {
            if (entry != null) {
                SlotId slot = entry.slot();
                Outcome outcome = retryPolicy.afterIgnoredInterruption();
                trials.end(entry, outcome, nowMillis);
                onEnd(entry, outcome);
                vacate(slot, nowMillis);
                outbox.add(new Command.Release(slot, "trial " + entry.number() + " ignores interruption"));
            }
        }
    }
}
