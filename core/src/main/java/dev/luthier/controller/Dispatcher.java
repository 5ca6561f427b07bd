package dev.luthier.controller;

import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.SlotId;
import dev.luthier.random.RandomStream;
import java.util.List;

/** Brings trials and slots together, asks for more trials, and notices when no more will come. */
final class Dispatcher {
    /** Keeps the trials' own seeds apart from those of the suggestions, which are derived with 0. */
    private static final long TRIAL_SEEDS = 1;

    private final long seed;
    private final TrialBook trials;
    private final SlotTable slots;
    private final SuggestionDesk desk;
    private final Attempts attempts;

    Dispatcher(long seed, TrialBook trials, SlotTable slots, SuggestionDesk desk, Attempts attempts) {
        this.seed = seed;
        this.trials = trials;
        this.slots = slots;
        this.desk = desk;
        this.attempts = attempts;
    }

    /** @param mostTrials how many there may ever be */
    void dispatch(long nowMillis, int mostTrials, Outbox outbox) {
        while (trials.hasReady() && slots.placeCount() > 0) {
            handOut(trials.takeReady(), slots.takePlace(), nowMillis, outbox);
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

    private void handOut(TrialEntry entry, SlotId slot, long nowMillis, Outbox outbox) {
        long trialSeed = RandomStream.derive(seed, TRIAL_SEEDS, entry.number());
        outbox.add(new Command.Start(slot, entry.start(slot, nowMillis, trialSeed)));
        if (slots.seat(slot, entry)) {
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
