package dev.luthier.controller;

import dev.luthier.definition.Definition;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.SlotId;
import dev.luthier.random.RandomStream;
import java.util.List;

/** Brings trials and slots together, asks for more trials, and notices when no more will come. */
final class Dispatcher {
    /** Keeps the trials' own seeds apart from those of the suggestions, which are derived with 0. */
    private static final long TRIAL_SEEDS = 1;

    private final Definition definition;
    private final TrialBook trials;
    private final SlotTable slots;
    private final SuggestionDesk desk;
    private final Attempts attempts;

    Dispatcher(Definition definition, TrialBook trials, SlotTable slots, SuggestionDesk desk, Attempts attempts) {
        this.definition = definition;
        this.trials = trials;
        this.slots = slots;
        this.desk = desk;
        this.attempts = attempts;
    }

    /** @param mostTrials how many there may ever be */
    void dispatch(long nowMillis, int mostTrials, Outbox outbox) {
        while (trials.hasReady() && slots.placeCount() > 0) {
            handOut(trials.takeReady(), nowMillis, outbox);
        }
        Command.Suggest question = desk.ask(wanted(mostTrials));
        if (question != null) {
            outbox.add(question);
        } else if (trials.hasOpen() && desk.doneReason() != null) {
            callBackForFreeSlots();
        } else if (!trials.hasOpen() && (desk.doneReason() != null || !desk.isAsking())) {
            concludeIfNothingMoreComes(outbox);
        }
    }

    // With the budget used up one is asked for all the same: to resume a trial does not count again.
    private int wanted(int mostTrials) {
        int newTrialsLeft = mostTrials - trials.size();
        return Math.min(slots.placeCount(), Math.max(1, newTrialsLeft));
    }

    private void handOut(TrialEntry entry, long nowMillis, Outbox outbox) {
        String data = definition.tasks().size() == 1
                ? null
                : definition.tasks().get(entry.task()).data();
        SlotId slot = slots.takePlace(data);
        long trialSeed = RandomStream.derive(definition.seed(), TRIAL_SEEDS, entry.number());
        outbox.add(new Command.Start(slot, entry.start(slot, nowMillis, trialSeed)));
        if (slots.seat(slot, entry, data)) {
            attempts.begin(entry, nowMillis);
        } else {
            entry.queue();
        }
    }

    // At the end no trial shall wait behind a long one while there is a slot with nothing to do.
    private void callBackForFreeSlots() {
        List<TrialEntry> ahead = slots.freeCount() == 0 ? List.of() : slots.ahead();
        long coming = ahead.stream().filter(TrialEntry::isWithdrawn).count();
        ahead.stream()
                .filter(entry -> !entry.isWithdrawn())
                .limit(Math.max(0, slots.freeCount() - coming))
                .forEach(attempts::withdraw);
    }

    private void concludeIfNothingMoreComes(Outbox outbox) {
        String done = desk.doneReason();
        if (done != null) {
            outbox.conclude(Ending.Kind.COMPLETED, done);
        } else if (desk.isWaiting()) {
            outbox.conclude(
                    Ending.Kind.OPTIMIZER_FAILED, "the optimizer waits while no trial runs: nothing would ever change");
        }
    }
}
