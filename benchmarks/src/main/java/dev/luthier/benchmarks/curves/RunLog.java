package dev.luthier.benchmarks.curves;

import dev.luthier.benchmarks.curves.problem.CurveProblem;
import dev.luthier.controller.ExperimentHistory;
import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.run.ExperimentListener;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes down when a run found something better, and how long its slots were busy; ends the run once it found enough. */
final class RunLog implements ExperimentListener {
    private final CurveProblem problem;
    private final double enough;
    private final List<Find> finds = new ArrayList<>();
    private final Map<Integer, Long> busySince = new HashMap<>();
    private final Set<Integer> ahead = new HashSet<>();
    private double bestObserved = Double.POSITIVE_INFINITY;
    private long busyMillis;
    private boolean hasFoundEnough;

    /** A report that was the best so far; {@code loss} is without noise. */
    record Find(long atMillis, Configuration configuration, long epoch, double loss) {}

    RunLog(CurveProblem problem, double enough) {
        this.problem = problem;
        this.enough = enough;
    }

    @Override
    public void on(Event event, List<Command> decisions, ExperimentHistory history) {
        if (event instanceof Event.Reported reported) {
            Trial trial = Objects.requireNonNull(history.trial(reported.trial()));
            reported.reports().forEach(report -> look(event.atMillis(), trial.configuration(), report));
        } else if (event instanceof Event.Ended ended) {
            onEnd(ended.slot().number(), event.atMillis());
        }
        for (Command decision : decisions) {
            if (decision instanceof Command.Start start) {
                onStart(start.slot().number(), event.atMillis());
            }
        }
    }

    // A slot may have its next trial handed before the present one ends.
    private void onStart(int slot, long atMillis) {
        if (busySince.putIfAbsent(slot, atMillis) != null) {
            ahead.add(slot);
        }
    }

    private void onEnd(int slot, long atMillis) {
        Long since = busySince.remove(slot);
        busyMillis += since == null ? 0 : atMillis - since;
        if (ahead.remove(slot)) {
            busySince.put(slot, atMillis);
        }
    }

    List<Find> finds() {
        return Collections.unmodifiableList(finds);
    }

    boolean hasFoundEnough() {
        return hasFoundEnough;
    }

    /** The sum over all slots; what still runs at {@code endMillis} was busy until then. */
    long busyMillis(long endMillis) {
        return busyMillis
                + busySince.values().stream()
                        .mapToLong(since -> endMillis - since)
                        .sum();
    }

    private void look(long atMillis, Configuration configuration, Report report) {
        if (report.value() < bestObserved) {
            bestObserved = report.value();
            double loss = problem.loss(configuration, report.step());
            finds.add(new Find(atMillis, configuration, report.step(), loss));
            if (loss <= enough) {
                hasFoundEnough = true;
                Thread.currentThread().interrupt(); // which cancels an experiment
            }
        }
    }
}
