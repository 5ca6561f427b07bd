package dev.luthier.optimizers.halving.rung;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The trials that came to one rung: which are among the best of it, and which of these still wait to be promoted. Each
 * operation takes logarithmic time. Not thread-safe.
 */
public final class Rung {
    /** A trial's place in a rung; the order is by loss, NaN last, then by number. */
    public record Place(double loss, int trial) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparingDouble(Place::loss).thenComparingInt(Place::trial);

        public Place {
            loss += 0.0; // -0.0 is 0.0
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final double eta;
    private final boolean isDelayed;
    private final TreeSet<Place> best = new TreeSet<>();
    private final TreeSet<Place> others = new TreeSet<>();
    private final TreeSet<Place> waiting = new TreeSet<>();
    private int gone;

    /**
     * @param eta one of so many trials is among the best
     * @param isDelayed whether no more than that many may ever go on
     */
    public Rung(double eta, boolean isDelayed) {
        this.eta = eta;
        this.isDelayed = isDelayed;
    }

    /** How many trials came here, promoted and failed ones included. */
    public int size() {
        return best.size() + others.size();
    }

    /** How many of them are among the best: their number divided by eta, rounded down. */
    public int bestCount() {
        return (int) Math.floor(size() / eta);
    }

    /** A trial came here and waits. */
    public void add(Place place) {
        enter(place);
        waiting.add(place);
    }

    /** A trial came to nothing on the way here: it counts as the worst and is never promoted. */
    public void addFailed(int trial) {
        enter(new Place(Double.NaN, trial));
    }

    /** A trial has gone on from here. It still counts, and never comes back. */
    public void leave(Place place) {
        if (waiting.remove(place)) {
            gone++;
        }
    }

    /** The waiting trials that are among the best of all and may go on, the best first; a view. */
    public SortedSet<Place> promotable() {
        boolean isOpen = !best.isEmpty() && (!isDelayed || gone < bestCount());
        return isOpen ? waiting.headSet(best.last(), true) : Collections.emptySortedSet();
    }

    private void enter(Place place) {
        if (!best.isEmpty() && place.compareTo(best.last()) < 0) {
            best.add(place);
        } else {
            others.add(place);
        }
        while (best.size() > bestCount()) {
            others.add(best.pollLast());
        }
        while (best.size() < bestCount()) {
            best.add(others.pollFirst());
        }
    }
}
