package dev.luthier.replay.reproduce;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.replay.reproduce.Plan.PlannedTrial;
import dev.luthier.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Suggests the configurations of recorded trials, in the order of their numbers, and promotes them as they were promoted. */
final class RecordedTrials extends AbstractOptimizer {
    private final Plan plan;
    private final Map<String, Object> settings;
    private final long[] reached;
    private int seen;

    RecordedTrials(Plan plan, Map<String, Object> settings) {
        this.plan = plan;
        this.settings = settings;
        this.reached = new long[plan.trials().size()];
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        look();
        Set<Integer> open = new HashSet<>();
        running().forEach(trial -> open.add(trial.number()));
        int begun = 0;
        while (begun < reached.length && (reached[begun] > 0 || open.contains(begun))) {
            Stage next = open.contains(begun) ? null : plan.at(begun).stageBeyond(reached[begun]);
            if (next != null) {
                return new Suggestion.Resume(begun, next.resource(), note(begun));
            }
            begun++;
        }
        if (begun < reached.length && hasOrigin(plan.at(begun), open)) {
            return run(plan.at(begun), note(begun));
        }
        return open.isEmpty()
                ? new Suggestion.Done("all " + reached.length + " recorded trials")
                : new Suggestion.Wait();
    }

    @Override
    public String name() {
        return "reproduction";
    }

    @Override
    public Map<String, Object> settings() {
        return settings;
    }

    @Override
    public int maxObjectives() {
        return Goals.MOST_OBJECTIVES;
    }

    @Override
    public List<String> problems(Definition definition) {
        return plan.trials().isEmpty() ? List.of("there is no recorded trial to run again") : List.of();
    }

    private void look() {
        for (; seen < history().size(); seen++) {
            Trial ended = history().get(seen);
            reached[ended.number()] = ended.resource();
        }
    }

    // Whatever became of it here: what it had written before its last training is there once that is over.
    private static boolean hasOrigin(PlannedTrial trial, Set<Integer> open) {
        return trial.origin() == null || !open.contains(trial.origin());
    }

    private static Suggestion run(PlannedTrial planned, String note) {
        Trial recorded = planned.recorded();
        return new Suggestion.Run(
                recorded.task(),
                recorded.configuration(),
                planned.stages().get(0).resource(),
                note,
                planned.origin());
    }

    private String note(int place) {
        return "trial " + plan.at(place).recorded().number() + " again";
    }
}
