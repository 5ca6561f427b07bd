package dev.luthier.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import org.junit.jupiter.api.Test;

class SlotTableTest {
    private static final SlotId A = new SlotId(0, 1);
    private static final SlotId B = new SlotId(1, 1);

    private final SlotTable slots = new SlotTable();
    private int trials;

    @Test
    void longestFreeSlotComesFirst() {
        join(A, B);
        run(A, "iris");
        run(B, "wine");

        assertThat(slots.takePlace(null)).isEqualTo(A);
        assertThat(slots.takePlace(null)).isEqualTo(B);
    }

    @Test
    void slotThatHasTheDataComesBeforeTheLongestFreeOne() {
        join(A, B);
        run(A, "iris");
        run(B, "wine");

        assertThat(slots.takePlace("wine")).isEqualTo(B);
        assertThat(slots.takePlace("wine")).isEqualTo(A);
    }

    @Test
    void freeSlotComesBeforeABusyOneThatHasTheData() {
        slots.handOutAheadBelow(1_000);
        join(A, B);
        run(A, "iris");
        slots.seat(slots.takePlace("iris"), trial(), "iris");

        assertThat(slots.takePlace("iris")).isEqualTo(B);
        assertThat(slots.takePlace("iris")).isEqualTo(A);
    }

    private void join(SlotId... ids) {
        for (SlotId id : ids) {
            slots.join(new Event.SlotJoined(0, id, "here"));
        }
    }

    /** A trial of half a second. */
    private void run(SlotId slot, String data) {
        TrialEntry trial = trial();
        slots.seat(slot, trial, data);
        slots.ended(slot, trial, 500);
    }

    private TrialEntry trial() {
        return new TrialEntry(trials++, new Suggestion.Run(0, Configuration.of("x", 0.5), 1, ""));
    }
}
