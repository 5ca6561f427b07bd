package dev.luthier.controller;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import dev.luthier.trial.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of running attempts, and of their trials with them: told to stop, ended, given up, lost, cut off. */
final class Attempts {
    private final Limits limits;
    private final TrialBook trials;
    private final SlotTable slots;
    private final SuggestionDesk desk;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final RetryPolicy retryPolicy;
    private final FailurePolicy failures;

    Attempts(
            Definition definition,
            TrialBook trials,
            SlotTable slots,
            SuggestionDesk desk,
            Deadlines deadlines,
            Outbox outbox) {
        this.limits = definition.limits();
        this.trials = trials;
        this.slots = slots;
        this.desk = desk;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.retryPolicy = new RetryPolicy(definition);
        this.failures = new FailurePolicy(limits);
    }

    void stop(TrialEntry entry, StopReason reason) {
        entry.tellToStop(reason);
        outbox.add(new Command.Stop(entry.slot(), entry.number(), entry.attempt(), reason));
    }

    /** Nothing changes if the trial does not run, or is being stopped already. */
    void stopAsRequested(Event.StopRequested event) {
        TrialEntry entry = trials.running(event.trial());
        if (entry != null && entry.stop() == null) {
            stop(entry, new StopReason(StopReason.Kind.REQUESTED, event.reason()));
        }
    }

    void end(TrialEntry entry, Event.Ended event) {
        long now = event.atMillis();
        long tookMillis = entry.tookMillis(now);
        if (entry.isWithdrawn() && entry.stop() == null && event.outcome() instanceof Outcome.Stopped) {
            entry.callBack(now);
            trials.retry(entry);
        } else {
            Outcome outcome = retryPolicy.judge(event.outcome(), entry.stop());
            trials.end(entry, outcome, now);
            onEnd(entry, outcome);
        }
        TrialEntry next = slots.ended(event.slot(), entry, tookMillis);
        if (next != null) {
            begin(next, now);
        }
    }

    /** Its time begins to count. */
    void begin(TrialEntry entry, long nowMillis) {
        entry.begin(nowMillis);
        deadlines.onStarted(entry, nowMillis);
    }

    /** A free slot has nothing to do while a trial waits on a busy one: it is called back. */
    void withdraw(TrialEntry entry) {
        entry.withdraw();
        StopReason reason = new StopReason(StopReason.Kind.WITHDRAWN, "another slot is free to run it");
        outbox.add(new Command.Stop(entry.slot(), entry.number(), entry.attempt(), reason));
    }

    /** The attempt ran longer than it may. */
    void interrupt(TrialEntry entry, long nowMillis) {
        stop(entry, new StopReason(StopReason.Kind.TIME_LIMIT, limits.overTime()));
        deadlines.onInterrupted(entry, nowMillis);
    }

    /** The attempt was interrupted and runs on: its slot is of no use any more. */
    void giveUp(TrialEntry entry, long nowMillis) {
        SlotId slot = entry.slot();
        Outcome outcome = retryPolicy.afterIgnoredInterruption();
        trials.end(entry, outcome, nowMillis);
        onEnd(entry, outcome);
        slots.ended(slot, entry, entry.tookMillis(nowMillis));
        String reason = "trial " + entry.number() + " ignores interruption";
        lose(slot, reason, nowMillis);
        outbox.add(new Command.Release(slot, reason));
    }

    /** The slot is gone, and what was handed to it, if anything; a trial that had not begun lost nothing. */
    void lose(SlotId slot, String reason, long nowMillis) {
        List<TrialEntry> handedOut = vacate(slot, nowMillis);
        for (int i = handedOut.size() - 1; i >= 0; i--) {
            TrialEntry entry = handedOut.get(i);
            Outcome outcome = retryPolicy.afterLoss(entry, reason);
            entry.lose(reason, nowMillis);
            retryOrEnd(entry, outcome);
        }
    }

    /** The driver is gone, and all slots with it: that counts against no trial. */
    void cutOffAll(long atMillis) {
        for (TrialEntry entry : slots.removeAll(atMillis)) {
            Outcome outcome = retryPolicy.afterCut(entry);
            entry.cutOff("the driver was started again", atMillis);
            retryOrEnd(entry, outcome);
        }
    }

    private void retryOrEnd(TrialEntry entry, @Nullable Outcome outcome) {
        if (outcome == null) {
            trials.retry(entry);
        } else {
            trials.endLost(entry, outcome);
            onEnd(entry, outcome);
        }
    }

    private void onEnd(TrialEntry entry, Outcome outcome) {
        failures.count(outcome, outbox);
        desk.trialEnded(entry.number());
    }

    private List<TrialEntry> vacate(SlotId slot, long nowMillis) {
        boolean wereSlots = !slots.isEmpty();
        List<TrialEntry> handedOut = slots.remove(slot, nowMillis);
        if (wereSlots && slots.isEmpty()) {
            deadlines.onNoSlots(nowMillis);
        }
        return handedOut;
    }
}
