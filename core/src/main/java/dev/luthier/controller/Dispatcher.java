package dev.luthier.controller;

import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.SlotId;
import dev.luthier.random.RandomStream;

/** Brings trials and free slots together, asks for more trials, and notices when no more will come. */
final class Dispatcher {
    /** Keeps the trials' own seeds apart from those of the suggestions, which are derived with 0. */
    private static final long TRIAL_SEEDS = 1;

    private final long seed;
    private final TrialBook trials;
    private final SlotTable slots;
    private final SuggestionDesk desk;
    private final Deadlines deadlines;

    Dispatcher(long seed, TrialBook trials, SlotTable slots, SuggestionDesk desk, Deadlines deadlines) {
        this.seed = seed;
        this.trials = trials;
        this.slots = slots;
        this.desk = desk;
        this.deadlines = deadlines;
    }

    /** @param mostTrials how many there may ever be */
    void dispatch(long nowMillis, int mostTrials, Outbox outbox) {
        while (trials.hasReady() && slots.freeCount() > 0) {
            outbox.add(start(trials.takeReady(), slots.takeFree(), nowMillis));
        }
        Command.Suggest question = desk.ask(wanted(mostTrials));
        if (question != null) {
            outbox.add(question);
        } else if (!trials.hasOpen() && !desk.isAsking()) {
            concludeIfNothingMoreComes(outbox);
        }
    }

    // With the budget used up one is asked for all the same: to resume a trial does not count again.
    private int wanted(int mostTrials) {
        int newTrialsLeft = mostTrials - trials.size();
        return Math.min(slots.freeCount(), Math.max(1, newTrialsLeft));
    }

    private Command.Start start(TrialEntry entry, SlotId slot, long nowMillis) {
        long trialSeed = RandomStream.derive(seed, TRIAL_SEEDS, entry.number());
        Command.Start start = new Command.Start(slot, entry.start(slot, nowMillis, trialSeed));
        slots.seat(slot, entry);
        deadlines.onStarted(entry, nowMillis);
        return start;
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
