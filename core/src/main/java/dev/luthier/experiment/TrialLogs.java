package dev.luthier.experiment;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.run.ExperimentListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what each trial logged. */
final class TrialLogs implements ExperimentListener {
    private final Map<Integer, List<String>> lines = new TreeMap<>();

    @Override
    public void on(Event event, List<Command> decisions, ExperimentHistory history) {
        if (event instanceof Event.Logged logged) {
            lines.computeIfAbsent(logged.trial(), trial -> new ArrayList<>()).add(logged.line());
        }
    }

    @Override
    public void onEarlier(Event event, List<Command> decisions, ExperimentHistory history) {
        on(event, decisions, history);
    }

    List<String> of(int trial) {
        return Collections.unmodifiableList(lines.getOrDefault(trial, List.of()));
    }
}
