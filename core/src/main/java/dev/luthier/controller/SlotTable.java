package dev.luthier.controller;

import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.event.SlotStay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The slots that are there: which are free, the longest free first, what runs on the others, and which of these have room for
 * a trial ahead, because their trials are so short that the way to the next one counts.
 */
final class SlotTable {
    private static final class Seat {
        private final Event.SlotJoined joined;
        /** What runs, and then what was handed out ahead, if anything. */
        private final List<TrialEntry> trials = new ArrayList<>(2);

        private boolean hasShortTrials;
        private @Nullable String data;

        private Seat(Event.SlotJoined joined) {
            this.joined = joined;
        }
    }

    private final Map<SlotId, Seat> seats = new LinkedHashMap<>();
    private final Set<SlotId> free = new LinkedHashSet<>();
    private final Set<SlotId> withRoom = new LinkedHashSet<>();
    private final List<SlotStay> left = new ArrayList<>();
    private long aheadBelowMillis;
    private long leftMillis;
    private long joinedAtSum;

    /** A slot whose latest trial took less than this gets one ahead; none does if it is 0. */
    void handOutAheadBelow(long millis) {
        aheadBelowMillis = millis;
    }

    /** Returns whether the slot is new: one that says hello twice is still one slot. */
    boolean join(Event.SlotJoined joined) {
        boolean isNew = seats.putIfAbsent(joined.slot(), new Seat(joined)) == null;
        if (isNew) {
            free.add(joined.slot());
            joinedAtSum += joined.atMillis();
        }
        return isNew;
    }

    int freeCount() {
        return free.size();
    }

    /** How many trials could be handed out now. */
    int placeCount() {
        return free.size() + withRoom.size();
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    int size() {
        return seats.size();
    }

    /**
     * The slot to hand the next trial to: a free one if there is one; of several the one whose latest trial had the same data,
     * which are then loaded.
     *
     * @param data null if all trials have the same
     */
    SlotId takePlace(@Nullable String data) {
        Set<SlotId> places = free.isEmpty() ? withRoom : free;
        SlotId slot = places.stream()
                .filter(place -> data != null && hasLoaded(place, data))
                .findFirst()
                .orElseGet(() -> places.iterator().next());
        places.remove(slot);
        return slot;
    }

    private boolean hasLoaded(SlotId slot, String data) {
        Seat seat = seats.get(slot);
        return seat != null && data.equals(seat.data);
    }

    /** Returns whether the trial begins at once, and not after another one. */
    boolean seat(SlotId slot, TrialEntry trial, @Nullable String data) {
        Seat seat = seats.get(slot);
        if (seat == null) {
            throw new IllegalStateException("trial=" + trial.number() + " is for " + slot + ", which is not there");
        }
        seat.trials.add(trial);
        seat.data = data;
        sort(slot, seat);
        return seat.trials.size() == 1;
    }

    /** Takes the trial from its slot, where it took so long, and returns the one that begins there; null if none does. */
    @Nullable
    TrialEntry ended(SlotId slot, TrialEntry trial, long tookMillis) {
        Seat seat = seats.get(slot);
        if (seat == null) {
            return null;
        }
        boolean isFirst = seat.trials.indexOf(trial) == 0;
        seat.trials.remove(trial);
        seat.hasShortTrials = isFirst && tookMillis < aheadBelowMillis;
        sort(slot, seat);
        return isFirst && !seat.trials.isEmpty() ? seat.trials.get(0) : null;
    }

    /** The trials that were handed out ahead and have not begun, as far as is known. */
    List<TrialEntry> ahead() {
        return seats.values().stream()
                .filter(seat -> seat.trials.size() > 1)
                .map(seat -> seat.trials.get(1))
                .toList();
    }

    /** Forgets the slot and returns what was handed to it, what runs first. */
    List<TrialEntry> remove(SlotId slot, long atMillis) {
        Seat seat = seats.remove(slot);
        free.remove(slot);
        withRoom.remove(slot);
        if (seat == null) {
            return List.of();
        }
        left.add(stay(seat, atMillis));
        leftMillis += atMillis - seat.joined.atMillis();
        joinedAtSum -= seat.joined.atMillis();
        return seat.trials;
    }

    /** Forgets every slot and returns what was handed to them, the highest trial number first. */
    List<TrialEntry> removeAll(long atMillis) {
        List<TrialEntry> running = new ArrayList<>();
        for (SlotId slot : List.copyOf(seats.keySet())) {
            running.addAll(remove(slot, atMillis));
        }
        running.sort(Comparator.comparingInt(TrialEntry::number).reversed());
        return running;
    }

    /** Every stay so far; slots that are still there count up to {@code atMillis}. */
    List<SlotStay> stays(long atMillis) {
        List<SlotStay> stays = new ArrayList<>(left);
        seats.values().forEach(seat -> stays.add(stay(seat, atMillis)));
        return stays;
    }

    /** How long all slots together have been there. */
    long slotMillis(long nowMillis) {
        return leftMillis + seats.size() * nowMillis - joinedAtSum;
    }

    private void sort(SlotId slot, Seat seat) {
        if (seat.trials.isEmpty()) {
            withRoom.remove(slot);
            free.add(slot);
        } else if (seat.trials.size() == 1 && seat.hasShortTrials) {
            withRoom.add(slot);
        } else {
            withRoom.remove(slot);
        }
    }

    private static SlotStay stay(Seat seat, long leftAtMillis) {
        Event.SlotJoined joined = seat.joined;
        return new SlotStay(joined.slot(), joined.host(), joined.atMillis(), leftAtMillis);
    }
}
