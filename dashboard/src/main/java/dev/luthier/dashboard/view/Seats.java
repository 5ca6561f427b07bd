package dev.luthier.dashboard.view;

import dev.luthier.event.SlotId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was handed to each slot: the first attempt runs, those after it wait for its end. */
final class Seats {
    private final Map<SlotId, List<AttemptView>> bySlot = new HashMap<>();

    /** The attempt is handed to that slot, and begins if nothing runs there. */
    void take(SlotId slot, AttemptView attempt, long fact) {
        List<AttemptView> seat = bySlot.computeIfAbsent(slot, absent -> new ArrayList<>(2));
        seat.add(attempt);
        attempt.handedTo(slot, seat.size() == 1 ? fact : AttemptView.OPEN);
    }

    /** The attempt has ended, or never began; returns the one that begins in its place, if any. */
    @Nullable
    AttemptView leave(AttemptView attempt, long fact) {
        List<AttemptView> seat = attempt.slotId() == null ? null : bySlot.get(attempt.slotId());
        int place = seat == null ? -1 : seat.indexOf(attempt);
        if (seat == null || place < 0) {
            return null;
        }
        seat.remove(place);
        if (place > 0 || seat.isEmpty()) {
            return null;
        }
        seat.get(0).begin(fact);
        return seat.get(0);
    }

    /** What runs on that slot; null if nothing does. */
    @Nullable
    AttemptView runningOn(SlotId slot) {
        List<AttemptView> seat = bySlot.getOrDefault(slot, List.of());
        return seat.isEmpty() ? null : seat.get(0);
    }

    /** The slot is gone; returns what was handed to it, what ran first. */
    List<AttemptView> remove(SlotId slot) {
        List<AttemptView> seat = bySlot.remove(slot);
        return seat == null ? List.of() : seat;
    }

    void clear() {
        bySlot.clear();
    }
}
