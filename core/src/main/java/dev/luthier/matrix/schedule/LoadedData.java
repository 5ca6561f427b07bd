package dev.luthier.matrix.schedule;

import dev.luthier.trial.Attempt;
import dev.luthier.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which data sets the slots have loaded, as far as the trials tell: that of the trial that was handed to each last. A function of
 * the trials alone, so that a restarted driver knows the same.
 */
final class LoadedData {
    /** @param places how many trials the slot is handed at once: two if they are short */
    private record Slot(int places, String data) {}

    private final List<TaskRecord> tasks;
    private final long aheadBelowMillis;
    /** By name; that on which a trial ended last comes last. */
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /** @param aheadBelow a slot whose latest trial took less is handed its next one ahead */
    LoadedData(List<TaskRecord> tasks, Duration aheadBelow) {
        this.tasks = tasks;
        this.aheadBelowMillis = aheadBelow.toMillis();
    }

    void onEnding(Trial trial) {
        for (Attempt attempt : trial.attempts()) {
            if (attempt.isLost()) {
                slots.remove(attempt.slot());
            }
        }
        Attempt last = trial.attempts().isEmpty()
                ? null
                : trial.attempts().get(trial.attempts().size() - 1);
        if (last != null && !last.isLost()) {
            slots.remove(last.slot());
            int places = last.durationMillis() < aheadBelowMillis ? 2 : 1;
            slots.put(last.slot(), new Slot(places, data(trial)));
        }
    }

    /**
     * The data set of the slot that has had a place for a trial for the shortest time, after the trials that wait for a slot have
     * had theirs; null if there is none.
     */
    @Nullable
    String atHand(List<Trial> running) {
        Map<String, List<Trial>> on = new HashMap<>();
        int waiting = 0;
        for (Trial trial : running) {
            if (trial.slot() == null) {
                waiting++;
            } else {
                on.computeIfAbsent(trial.slot(), slot -> new ArrayList<>(2)).add(trial);
            }
        }
        List<String> names = new ArrayList<>(slots.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            Slot slot = slots.getOrDefault(names.get(i), new Slot(0, ""));
            List<Trial> there = on.getOrDefault(names.get(i), List.of());
            int room = Math.max(0, slot.places() - there.size());
            if (waiting < room) {
                return there.isEmpty() ? slot.data() : data(there.get(there.size() - 1));
            }
            waiting -= room;
        }
        return null;
    }

    private String data(Trial trial) {
        return tasks.get(trial.task()).data();
    }
}
