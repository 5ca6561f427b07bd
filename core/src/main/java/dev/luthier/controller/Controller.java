package dev.luthier.controller;

import dev.luthier.controller.Deadlines.Deadline;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.event.EventHandler;
import dev.luthier.event.SlotId;
import dev.luthier.event.SlotStay;
import dev.luthier.event.StopReason;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.random.RandomStream;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The experiment as a pure state machine: a fact goes in, what is to be done about it comes out. It has no thread, clock,
 * file, logger or chance of its own, so the same facts always lead to the same state and the same commands. It only routes;
 * what is known and by which rule is decided lives in the nouns beside it.
 *
 * <p>Not thread-safe: one loop owns it.
 */
public final class Controller {
    /** Keeps the trials' own seeds apart from those of the suggestions, which are derived with 0. */
    private static final long TRIAL_SEEDS = 1;

    private final Definition definition;
    private final Limits limits;
    private final StopPolicy stopPolicy;
    private final FailurePolicy failures;
    private final TrialBook trials = new TrialBook();
    private final SlotTable slots = new SlotTable();
    private final SuggestionDesk desk = new SuggestionDesk();
    private final Deadlines deadlines = new Deadlines();
    private final Router router = new Router();
    private final ExperimentHistory history = new LiveHistory();
    private List<Command> commands = new ArrayList<>();
    private int timesWithoutSlots;
    private long facts;
    private @Nullable Ending ending;

    public Controller(Definition definition, AbstractEarlyStop earlyStop) {
        this.definition = definition;
        this.limits = definition.limits();
        this.stopPolicy = new StopPolicy(earlyStop, definition.direction());
        this.failures = new FailurePolicy(limits);
    }

    /** Takes a fact in and says what is to be done about it, in this order. */
    public List<Command> on(Event event) {
        commands = new ArrayList<>(4);
        facts++;
        event.deliverTo(router);
        handOut(event.atMillis());
        return commands;
    }

    /** The trials, as an optimizer may know them. A live view for the loop that owns this controller. */
    public ExperimentHistory history() {
        return history;
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
        return ending;
    }

    private void handOut(long atMillis) {
        if (ending != null) {
            return;
        }
        while (trials.hasReady() && slots.freeCount() > 0) {
            start(trials.takeReady(), slots.takeFree(), atMillis);
        }
        Command.Suggest question = desk.ask(slots.freeCount());
        if (question != null) {
            commands.add(question);
        } else if (!trials.hasOpen() && !desk.isAsking()) {
            endOfSuggestions();
        }
    }

    private void start(TrialEntry entry, SlotId slot, long atMillis) {
        long seed = RandomStream.derive(definition.seed(), TRIAL_SEEDS, entry.number());
        commands.add(new Command.Start(slot, entry.start(slot, atMillis, seed)));
        slots.seat(slot, entry);
        limits.trialTime()
                .ifPresent(limit -> wakeAt(new Deadline(
                        atMillis + limit.toMillis(), Deadlines.Kind.TRIAL, entry.number(), entry.attempt())));
    }

    private void endOfSuggestions() {
        String done = desk.doneReason();
        if (done != null) {
            conclude(Ending.Kind.COMPLETED, done);
        } else if (desk.isWaiting()) {
            conclude(
                    Ending.Kind.OPTIMIZER_FAILED,
                    "the optimizer waits although no trial is running, so that nothing would ever change");
        }
    }

    private void end(TrialEntry entry, Outcome outcome, long atMillis) {
        trials.end(entry, outcome, atMillis);
        failures.count(outcome);
        desk.trialEnded(entry.number());
        if (failures.isExceeded()) {
            conclude(Ending.Kind.TOO_MANY_FAILURES, failures.summary());
        }
    }

    private void stop(TrialEntry entry, StopReason reason) {
        entry.tellToStop(reason);
        commands.add(new Command.Stop(entry.slot(), entry.number(), entry.attempt(), reason));
    }

    private void watchForSlots(long atMillis) {
        if (slots.isEmpty()) {
            timesWithoutSlots++;
            wakeAt(new Deadline(
                    atMillis + limits.slotTimeout().toMillis(), Deadlines.Kind.NO_SLOTS, timesWithoutSlots, 0));
        }
    }

    private void wakeAt(Deadline deadline) {
        if (deadlines.add(deadline)) {
            commands.add(new Command.WakeAt(deadline.atMillis()));
        }
    }

    private void conclude(Ending.Kind kind, String detail) {
        if (ending == null) {
            ending = new Ending(kind, detail);
            commands.add(new Command.Finish(ending));
        }
    }

    private final class LiveHistory implements ExperimentHistory {
        @Override
        public List<Trial> ended() {
            return trials.ended();
        }

        @Override
        public List<Trial> running() {
            return trials.running();
        }

        @Override
        public @Nullable Trial trial(int number) {
            return trials.trial(number);
        }

        @Override
        public int trialCount() {
            return trials.size();
        }

        @Override
        public long suggestionCount() {
            return desk.answers();
        }

        @Override
        public long facts() {
            return facts;
        }
    }

    /** One method a fact; what belongs to an attempt that is over, or comes after the end, changes nothing. */
    private final class Router implements EventHandler {

        @Override
        public void onOpened(Event.Opened event) {
            definition
                    .budget()
                    .time()
                    .ifPresent(time ->
                            wakeAt(new Deadline(event.atMillis() + time.toMillis(), Deadlines.Kind.EXPERIMENT, 0, 0)));
            watchForSlots(event.atMillis());
        }

        @Override
        public void onSlotJoined(Event.SlotJoined event) {
            slots.join(event);
        }

        @Override
        public void onSlotLost(Event.SlotLost event) {
            TrialEntry entry = slots.remove(event.slot(), event.atMillis());
            if (entry != null && ending == null) {
                loseAttempt(entry, event);
            }
            watchForSlots(event.atMillis());
        }

        @Override
        public void onSuggested(Event.Suggested event) {
            Suggestion suggestion = event.suggestion();
            desk.answered(event.number());
            if (suggestion instanceof Suggestion.Run run) {
                addWithinBudget(run);
            } else if (suggestion instanceof Suggestion.Resume resume) {
                trials.resume(resume);
            } else if (suggestion instanceof Suggestion.Done done) {
                desk.answeredDone(done.reason());
            } else {
                desk.answeredWait();
            }
        }

        @Override
        public void onOptimizerFailed(Event.OptimizerFailed event) {
            conclude(Ending.Kind.OPTIMIZER_FAILED, event.error());
        }

        @Override
        public void onReported(Event.Reported event) {
            TrialEntry entry = trials.running(event.trial(), event.attempt());
            if (entry == null || ending != null) {
                return;
            }
            entry.report(event.reports());
            if (entry.stop() == null) {
                checkEarlyStop(entry);
            }
        }

        @Override
        public void onLogged(Event.Logged event) {
            // A fact for people: nothing is decided by it.
        }

        @Override
        public void onEnded(Event.Ended event) {
            commands.add(new Command.Confirm(event.slot(), event.trial(), event.attempt()));
            TrialEntry entry = trials.runningOn(event.slot(), event.trial(), event.attempt());
            if (entry == null) {
                return;
            }
            end(entry, judged(event.outcome(), entry.stop()), event.atMillis());
            slots.free(event.slot());
        }

        @Override
        public void onTimerFired(Event.TimerFired event) {
            Deadline due = deadlines.pollDue(event.atMillis());
            while (due != null && ending == null) {
                onDeadline(due, event.atMillis());
                due = deadlines.pollDue(event.atMillis());
            }
            Deadline next = deadlines.next();
            if (next != null) {
                commands.add(new Command.WakeAt(next.atMillis()));
            }
        }

        @Override
        public void onCancelRequested(Event.CancelRequested event) {
            conclude(Ending.Kind.CANCELLED, event.reason());
        }

        private void addWithinBudget(Suggestion.Run run) {
            int limit = definition.budget().trials();
            if (trials.size() < limit) {
                trials.add(run);
            } else {
                desk.answeredDone("budget of " + limit + " trials");
            }
        }

        private void loseAttempt(TrialEntry entry, Event.SlotLost event) {
            StopReason stop = entry.stop();
            if (stop != null) {
                end(entry, judged(new Outcome.Stopped(stop.detail()), stop), event.atMillis());
            } else if (entry.losses() + 1 < limits.maxAttempts()) {
                trials.retry(entry, event.reason(), event.atMillis());
            } else {
                String message = "lost its slot " + limits.maxAttempts() + " times, last: " + event.reason();
                end(entry, new Outcome.Failed(new Failure(Failure.Kind.SLOT_LOST, message)), event.atMillis());
            }
        }

        private void checkEarlyStop(TrialEntry entry) {
            try {
                StopReason reason = stopPolicy.check(entry, trials.ended());
                if (reason != null) {
                    stop(entry, reason);
                }
            } catch (RuntimeException e) {
                conclude(Ending.Kind.EARLY_STOP_FAILED, "early-stopping rule " + stopPolicy.name() + " threw " + e);
            }
        }

        private void onDeadline(Deadline due, long atMillis) {
            switch (due.kind()) {
                case EXPERIMENT -> conclude(Ending.Kind.TIME_UP, "time limit of the experiment is over");
                case NO_SLOTS -> endWithoutSlots(due);
                case TRIAL -> interrupt(due, atMillis);
                case INTERRUPTED_TRIAL -> giveUp(due, atMillis);
            }
        }

        private void endWithoutSlots(Deadline due) {
            if (slots.isEmpty() && due.trial() == timesWithoutSlots) {
                conclude(Ending.Kind.NO_SLOTS, "there was no slot for " + limits.slotTimeout());
            }
        }

        private void interrupt(Deadline due, long atMillis) {
            TrialEntry entry = trials.running(due.trial(), due.attempt());
            if (entry != null) {
                String detail = "ran longer than " + limits.trialTime().orElseThrow();
                stop(entry, new StopReason(StopReason.Kind.TIME_LIMIT, detail));
                long graceOver = atMillis + limits.grace().toMillis();
                wakeAt(new Deadline(graceOver, Deadlines.Kind.INTERRUPTED_TRIAL, due.trial(), due.attempt()));
            }
        }

        private void giveUp(Deadline due, long atMillis) {
            TrialEntry entry = trials.running(due.trial(), due.attempt());
            if (entry != null) {
                SlotId slot = entry.slot();
                String message = "ran longer than " + limits.trialTime().orElseThrow()
                        + " and ignored interruption for " + limits.grace() + "; its slot cannot be used any more";
                end(entry, new Outcome.Failed(new Failure(Failure.Kind.TIME_LIMIT, message)), atMillis);
                slots.remove(slot, atMillis);
                commands.add(new Command.Release(slot, "trial " + due.trial() + " ignores interruption"));
                watchForSlots(atMillis);
            }
        }

        /** What the slot tells, in the light of what it was told: whoever was interrupted for its time has failed. */
        private Outcome judged(Outcome told, @Nullable StopReason stop) {
            if (stop == null || stop.kind() != StopReason.Kind.TIME_LIMIT || told instanceof Outcome.Finished) {
                return told;
            }
            return new Outcome.Failed(new Failure(Failure.Kind.TIME_LIMIT, stop.detail()));
        }
    }
}
