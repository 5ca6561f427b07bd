package dev.luthier.controller;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Limits;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to be looked at when its time has come. Whether it still matters is judged then, so nothing is ever cancelled. */
final class Deadlines {

    enum Kind {
        EXPERIMENT,
        SLOT_TIME,
        NO_SLOTS,
        TRIAL,
        INTERRUPTED_TRIAL
    }

    /** {@code subject} is a trial's number, or how often there was no slot; {@code attempt} is that of the trial. */
    record Deadline(long atMillis, Kind kind, int subject, int attempt) {}

    private static final Comparator<Deadline> ORDER = Comparator.comparingLong(Deadline::atMillis)
            .thenComparing(Deadline::kind)
            .thenComparingInt(Deadline::subject)
            .thenComparingInt(Deadline::attempt);

    private final Limits limits;
    private final PriorityQueue<Deadline> queue = new PriorityQueue<>(ORDER);
    private int timesWithoutSlots;
    private long spentFromMillis;

    Deadlines(Limits limits) {
        this.limits = limits;
    }

    void onOpened(Budget budget, long nowMillis) {
        spentFromMillis = nowMillis;
        addFirst(budget, nowMillis);
    }

    /** No attempt runs any more, and the time since {@code latestAtMillis} was not spent. */
    void onReopened(Budget budget, long latestAtMillis, long nowMillis) {
        queue.clear();
        spentFromMillis += nowMillis - latestAtMillis;
        addFirst(budget, nowMillis);
    }

    void onNoSlots(long nowMillis) {
        timesWithoutSlots++;
        add(nowMillis, limits.slotTimeout(), Kind.NO_SLOTS, timesWithoutSlots, 0);
    }

    void onSlots(long slotTimeUpAtMillis) {
        queue.add(new Deadline(slotTimeUpAtMillis, Kind.SLOT_TIME, 0, 0));
    }

    void onStarted(TrialEntry entry, long nowMillis) {
        limits.trialTime().ifPresent(time -> add(nowMillis, time, Kind.TRIAL, entry.number(), entry.attempt()));
    }

    void onInterrupted(TrialEntry entry, long nowMillis) {
        add(nowMillis, limits.grace(), Kind.INTERRUPTED_TRIAL, entry.number(), entry.attempt());
    }

    /** Whether that is the latest time that there was no slot. */
    boolean isLatestWithoutSlots(Deadline deadline) {
        return deadline.subject() == timesWithoutSlots;
    }

    /** Takes out the earliest if it is due; null if none is. */
    @Nullable
    Deadline pollDue(long nowMillis) {
        Deadline first = queue.peek();
        return first != null && first.atMillis() <= nowMillis ? queue.poll() : null;
    }

    /** When the earliest is due; {@link Long#MAX_VALUE} if there is none. */
    long earliestMillis() {
        Deadline first = queue.peek();
        return first == null ? Long.MAX_VALUE : first.atMillis();
    }

    private void addFirst(Budget budget, long nowMillis) {
        budget.time().ifPresent(time -> add(spentFromMillis, time, Kind.EXPERIMENT, 0, 0));
        onNoSlots(nowMillis);
    }

    private void add(long nowMillis, Duration in, Kind kind, int subject, int attempt) {
        queue.add(new Deadline(nowMillis + in.toMillis(), kind, subject, attempt));
    }
}
