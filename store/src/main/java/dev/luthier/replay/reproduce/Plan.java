package dev.luthier.replay.reproduce;

import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The recorded trials that are to be run again, in the order of their numbers; a trial's place in it is its number there. */
final class Plan {

    /**
     * A recorded trial.
     *
     * @param recorded as it stood in the end
     * @param stages its trainings, one after the other; at least one
     * @param origin place of the trial from whose checkpoint it went on; null for none
     */
    record PlannedTrial(
            Trial recorded, List<Stage> stages, @Nullable Integer origin) {

        /** The training up to that resource; the last one if there is none such. */
        Stage stage(long resource) {
            return stages.stream()
                    .filter(stage -> stage.resource() == resource)
                    .findFirst()
                    .orElse(stages.get(stages.size() - 1));
        }

        /** The first training beyond that resource; null if it had none. */
        @Nullable
        Stage stageBeyond(long resource) {
            return stages.stream()
                    .filter(stage -> stage.resource() > resource)
                    .findFirst()
                    .orElse(null);
        }
    }

    private final List<PlannedTrial> trials;

    private Plan(List<PlannedTrial> trials) {
        this.trials = List.copyOf(trials);
    }

    /**
     * Of these trials, and of those that they went on from.
     *
     * @param numbers of recorded trials; empty for all that have begun
     */
    static Plan of(RecordedExperiment recorded, Set<Integer> numbers) {
        Map<Integer, List<Stage>> stages = stages(recorded);
        Set<Integer> chosen = withOrigins(recorded, numbers.isEmpty() ? stages.keySet() : numbers);
        chosen.retainAll(stages.keySet());
        List<Integer> places = List.copyOf(chosen);
        List<PlannedTrial> trials = new ArrayList<>();
        stages.keySet().retainAll(chosen);
        stages.forEach((number, itsStages) -> {
            Integer origin = recorded.origin(number)
                    .map(places::indexOf)
                    .filter(place -> place >= 0)
                    .orElse(null);
            trials.add(new PlannedTrial(recorded.trials().get(number), itsStages, origin));
        });
        return new Plan(trials);
    }

    List<PlannedTrial> trials() {
        return trials;
    }

    PlannedTrial at(int place) {
        return trials.get(place);
    }

    /** The recorded numbers of the trials, by place. */
    int[] numbers() {
        return trials.stream().mapToInt(trial -> trial.recorded().number()).toArray();
    }

    private static Map<Integer, List<Stage>> stages(RecordedExperiment recorded) {
        Map<Integer, List<Stage>> stages = new TreeMap<>();
        recorded.endings()
                .forEach(ended -> stages.computeIfAbsent(ended.number(), number -> new ArrayList<>())
                        .add(new Stage(ended)));
        for (Trial trial : recorded.trials()) {
            if (!trial.state().hasEnded() && !trial.curve().isEmpty() && trial.state() != TrialState.PENDING) {
                stages.computeIfAbsent(trial.number(), number -> new ArrayList<>())
                        .add(new Stage(trial));
            }
        }
        return stages;
    }

    private static Set<Integer> withOrigins(RecordedExperiment recorded, Set<Integer> numbers) {
        Set<Integer> all = new TreeSet<>(numbers);
        for (Integer number : numbers) {
            Integer origin = recorded.origin(number).orElse(null);
            while (origin != null && all.add(origin)) {
                origin = recorded.origin(origin).orElse(null);
            }
        }
        return all;
    }
}
