package dev.luthier.dashboard.view;

import dev.luthier.definition.Goals;
import dev.luthier.trial.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every improvement of the best result, in the order in which they came. */
public final class BestSoFar {
    private final List<Improvement> improvements = new ArrayList<>();
    private Map<String, Double> best = Map.of();

    /**
     * A result that was better than all before.
     *
     * @param ended how many trials had ended by then
     */
    public record Improvement(long fact, int trial, double metric, int ended) {}

    void look(Goals goals, TrialView trial, TrialView.End end, int ended) {
        if (end.outcome() instanceof Outcome.Finished finished) {
            Map<String, Double> metrics = metrics(goals, finished);
            if (improvements.isEmpty() || goals.compare(metrics, best) < 0) {
                best = metrics;
                improvements.add(new Improvement(end.fact(), trial.number(), finished.metric(), ended));
            }
        }
    }

    static Map<String, Double> metrics(Goals goals, Outcome.Finished finished) {
        if (goals.metrics().size() == 1) {
            return Map.of(goals.metric(), finished.metric());
        }
        Map<String, Double> metrics = new LinkedHashMap<>(finished.more());
        metrics.put(goals.metric(), finished.metric());
        return metrics;
    }

    public List<Improvement> improvements() {
        return Collections.unmodifiableList(improvements);
    }

    /** The best result at that fact; null if there was none. */
    public @Nullable Improvement at(long fact) {
        for (int i = improvements.size() - 1; i >= 0; i--) {
            if (improvements.get(i).fact() <= fact) {
                return improvements.get(i);
            }
        }
        return null;
    }
}
