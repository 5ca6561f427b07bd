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

/** The slots that are there: which are free, the longest free first, and what runs on the others. */
final class SlotTable {
    private record Seat(Event.SlotJoined joined, @Nullable TrialEntry trial) {}

    private final Map<SlotId, Seat> seats = new LinkedHashMap<>();
    private final Set<SlotId> free = new LinkedHashSet<>();
    private final List<SlotStay> left = new ArrayList<>();
    private long leftMillis;
    private long joinedAtSum;

    /** Returns whether the slot is new: one that says hello twice is still one slot. */
    boolean join(Event.SlotJoined joined) {
        boolean isNew = seats.putIfAbsent(joined.slot(), new Seat(joined, null)) == null;
        if (isNew) {
            free.add(joined.slot());
            joinedAtSum += joined.atMillis();
        }
        return isNew;
    }

    int freeCount() {
        return free.size();
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    int size() {
        return seats.size();
    }

    SlotId takeFree() {
        SlotId slot = free.iterator().next();
        free.remove(slot);
        return slot;
    }

    void seat(SlotId slot, TrialEntry trial) {
        seats.computeIfPresent(slot, (id, seat) -> new Seat(seat.joined(), trial));
    }

    void free(SlotId slot) {
        if (seats.computeIfPresent(slot, (id, seat) -> new Seat(seat.joined(), null)) != null) {
            free.add(slot);
        }
    }

    /** Forgets the slot and returns what ran on it, if anything. */
    @Nullable
    TrialEntry remove(SlotId slot, long atMillis) {
        Seat seat = seats.remove(slot);
        free.remove(slot);
        if (seat == null) {
            return null;
        }
        left.add(stay(seat, atMillis));
        leftMillis += atMillis - seat.joined().atMillis();
        joinedAtSum -= seat.joined().atMillis();
        return seat.trial();
    }

    /** Forgets every slot and returns what ran on them, the highest trial number first. */
    List<TrialEntry> removeAll(long atMillis) {
        List<TrialEntry> running = new ArrayList<>();
        for (SlotId slot : List.copyOf(seats.keySet())) {
            TrialEntry entry = remove(slot, atMillis);
            if (entry != null) {
                running.add(entry);
            }
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

    private static SlotStay stay(Seat seat, long leftAtMillis) {
        Event.SlotJoined joined = seat.joined();
        return new SlotStay(joined.slot(), joined.host(), joined.atMillis(), leftAtMillis);
    }
}
