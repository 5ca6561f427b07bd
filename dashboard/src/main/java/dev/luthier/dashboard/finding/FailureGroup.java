package dev.luthier.dashboard.finding;

import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trials that failed for the same reason, numbers in the message aside.
 *
 * @param example the failure of the first of them
 * @param trials their numbers
 */
public record FailureGroup(Failure example, List<Integer> trials) {

    /** As they were known at that fact, the largest first. */
    public static List<FailureGroup> of(ExperimentView view, long fact) {
        Map<String, FailureGroup> groups = new LinkedHashMap<>();
        for (TrialView trial : view.trials()) {
            TrialView.End end = trial.isThereAt(fact) ? trial.endAt(fact) : null;
            if (end != null && end.outcome() instanceof Outcome.Failed failed) {
                Failure failure = failed.failure();
                String key = failure.kind() + failure.message().replaceAll("\\d+([.]\\d+)?(e-?\\d+)?", "#");
                groups.computeIfAbsent(key, absent -> new FailureGroup(failure, new ArrayList<>()))
                        .trials()
                        .add(trial.number());
            }
        }
        List<FailureGroup> sorted = new ArrayList<>(groups.values());
        sorted.sort(
                Comparator.comparingInt((FailureGroup group) -> -group.trials().size())
                        .thenComparingInt(group -> group.trials().get(0)));
        return sorted;
    }
}
