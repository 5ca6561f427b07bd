package dev.luthier.controller;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to be looked at when its time has come. Whether it still matters is judged then, so nothing is ever cancelled. */
final class Deadlines {

    enum Kind {
        EXPERIMENT,
        NO_SLOTS,
        TRIAL,
        INTERRUPTED_TRIAL
    }

    /** {@code trial} and {@code attempt} are those of a trial's deadline; for {@link Kind#NO_SLOTS} the emptying's count. */
    record Deadline(long atMillis, Kind kind, int trial, int attempt) {}

    private static final Comparator<Deadline> ORDER = Comparator.comparingLong(Deadline::atMillis)
            .thenComparing(Deadline::kind)
            .thenComparingInt(Deadline::trial)
            .thenComparingInt(Deadline::attempt);

    private final PriorityQueue<Deadline> queue = new PriorityQueue<>(ORDER);

    /** Adds it and returns whether it is the earliest of all, so that the alarm has to be set anew. */
    boolean add(Deadline deadline) {
        Deadline earliest = queue.peek();
        queue.add(deadline);
        return earliest == null || deadline.atMillis() < earliest.atMillis();
    }

    /** Takes out the earliest if it is due; null if none is. */
    @Nullable
    Deadline pollDue(long nowMillis) {
        Deadline first = queue.peek();
        return first != null && first.atMillis() <= nowMillis ? queue.poll() : null;
    }

    /** The earliest that is left; null if none. */
    @Nullable
    Deadline next() {
        return queue.peek();
    }
}
