package dev.luthier.replay.whatif;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.run.SlotShell;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.TrialState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/** Slots in virtual time on which recorded trials run again as far as their recording goes. */
final class RecordedSlots implements SlotShell {
    private record Due(long atMillis, long order, Event event) {}

    private final ExperimentLoop loop;
    private final List<KnownTrial> known;
    private final Promotion promotion;
    private final Map<Integer, Long> reached = new HashMap<>();
    private final Set<Integer> unknown = new TreeSet<>();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::atMillis).thenComparingLong(Due::order));
    private long nowMillis;
    private long order;

    RecordedSlots(ExperimentLoop loop, List<KnownTrial> known, Promotion promotion) {
        this.loop = loop;
        this.known = known;
        this.promotion = promotion;
    }

    /** Runs the experiment to its end, and returns the trials that were to be trained further than they are known. */
    Set<Integer> run(int slots) {
        loop.attachInline(this, at -> put(at, new Event.TimerFired(at)));
        put(0, loop.opening(0));
        for (int number = 0; number < slots; number++) {
            put(0, new Event.SlotJoined(0, new SlotId(number, 1), "recorded"));
        }
        while (loop.ending() == null) {
            Due due = queue.remove();
            nowMillis = due.atMillis();
            loop.process(List.of(due.event()));
        }
        return unknown;
    }

    @Override
    public void start(Command.Start start) {
        Assignment assignment = start.assignment();
        KnownTrial trial = known.get(assignment.trial());
        long from = promotion == Promotion.GOES_ON ? reached.getOrDefault(assignment.trial(), 0L) : 0;
        long upTo = Math.min(assignment.resource(), trial.lastStep());
        reached.put(assignment.trial(), upTo);
        for (Report report : trial.reports(from, upTo)) {
            long at = nowMillis + trial.millis(Math.max(0, report.step() - from));
            put(at, new Event.Reported(at, assignment.trial(), assignment.attempt(), List.of(report)));
        }
        long end = nowMillis + trial.millis(Math.max(0, upTo - from));
        Outcome outcome = outcome(trial, assignment.resource());
        put(end, new Event.Ended(end, start.slot(), assignment.trial(), assignment.attempt(), outcome));
    }

    private Outcome outcome(KnownTrial trial, long resource) {
        if (trial.isKnownUpTo(resource)) {
            return trial.outcome(resource);
        }
        Outcome recorded = trial.trial().outcome();
        if (trial.trial().state() == TrialState.FAILED && recorded != null) {
            return recorded;
        }
        unknown.add(trial.trial().number());
        return new Outcome.Stopped("its recording ends at step " + trial.lastStep());
    }

    @Override
    public void stop(Command.Stop stop) {
        throw new IllegalStateException("no rule stops trials here, but " + stop);
    }

    @Override
    public void confirm(Command.Confirm confirm) {
        // Nothing can be lost here, so nothing is kept until it is confirmed.
    }

    @Override
    public void release(Command.Release release) {
        // A slot is sent away only if its trial hangs, which none does here.
    }

    @Override
    public void close() {
        queue.clear();
    }

    private void put(long atMillis, Event event) {
        queue.add(new Due(Math.max(nowMillis, atMillis), order++, event));
    }
}
