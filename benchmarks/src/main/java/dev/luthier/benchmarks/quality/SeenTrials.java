package dev.luthier.benchmarks.quality;

import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The history that an optimizer sees. */
public final class SeenTrials implements TrialHistory {
    private final List<Trial> ended = new ArrayList<>();
    private final TreeMap<Integer, Trial> running = new TreeMap<>();
    private final List<Trial> all = new ArrayList<>();

    /** Adds a trial that runs. */
    public Trial start(Suggestion.Run run) {
        Trial trial = trial(all.size(), run, TrialState.RUNNING, null);
        running.put(trial.number(), trial);
        all.add(trial);
        return trial;
    }

    /** Ends a running trial with this metric. */
    public Trial finish(Trial trial, double metric) {
        Suggestion.Run run = new Suggestion.Run(0, trial.configuration(), trial.resource(), trial.note());
        Trial finished = trial(trial.number(), run, TrialState.FINISHED, new Outcome.Finished(metric));
        running.remove(trial.number());
        all.set(trial.number(), finished);
        ended.add(finished);
        return finished;
    }

    private static Trial trial(int number, Suggestion.Run run, TrialState state, @Nullable Outcome outcome) {
        return new Trial(
                number, 0, run.configuration(), run.resource(), state, run.note(), List.of(), Curve.empty(), outcome);
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
