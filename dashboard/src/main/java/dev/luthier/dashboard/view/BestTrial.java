package dev.luthier.dashboard.view;

import dev.luthier.definition.Goals;
import dev.luthier.trial.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the best trial, and remembers the present one until that may have changed. */
final class BestTrial {
    private @Nullable TrialView known;
    private boolean isKnown;

    /** A trial ended, or an ended one goes on. */
    void mayChange() {
        isKnown = false;
    }

    @Nullable
    TrialView at(ExperimentView view, Goals goals, long fact) {
        if (fact < view.facts() - 1) {
            return find(view, goals, fact);
        }
        if (!isKnown) {
            known = find(view, goals, fact);
            isKnown = true;
        }
        return known;
    }

    private static @Nullable TrialView find(ExperimentView view, Goals goals, long fact) {
        TrialView found = null;
        Map<String, Double> best = Map.of();
        for (TrialView trial : view.trials()) {
            TrialView.End end = trial.isThereAt(fact) ? trial.endAt(fact) : null;
            if (end != null && end.outcome() instanceof Outcome.Finished finished) {
                Map<String, Double> metrics = BestSoFar.metrics(goals, finished);
                if (found == null || goals.compare(metrics, best) < 0) {
                    found = trial;
                    best = metrics;
                }
            }
        }
        return found;
    }
}
