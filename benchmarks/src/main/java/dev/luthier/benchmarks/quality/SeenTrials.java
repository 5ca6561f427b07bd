package dev.luthier.benchmarks.quality;

import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The history that an optimizer sees. */
final class SeenTrials implements TrialHistory {
    private final List<Trial> ended = new ArrayList<>();
    private final TreeMap<Integer, Trial> running = new TreeMap<>();
    private final List<Trial> all = new ArrayList<>();

    void started(Trial trial) {
        running.put(trial.number(), trial);
        all.add(trial);
    }

    void ended(Trial trial) {
        running.remove(trial.number());
        all.set(trial.number(), trial);
        ended.add(trial);
    }

    @Override
    public List<Trial> ended() {
        return Collections.unmodifiableList(ended);
    }

    @Override
    public List<Trial> running() {
        return List.copyOf(running.values());
    }

    @Override
    public @Nullable Trial trial(int number) {
        return number < all.size() ? all.get(number) : null;
    }
}
