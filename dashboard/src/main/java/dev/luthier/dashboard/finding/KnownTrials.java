package dev.luthier.dashboard.finding;

import dev.luthier.dashboard.view.ExperimentView;
import dev.luthier.dashboard.view.TrialView;
import dev.luthier.definition.Definition;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * An experiment as analyses take it: a copy that can be worked on while the view goes on.
 *
 * @param trials by number, without their curves and attempts
 */
public record KnownTrials(Definition definition, List<Trial> trials) {

    /**
     * As they were known at that fact.
     *
     * @throws IllegalArgumentException if the view holds no fact
     */
    public static KnownTrials at(ExperimentView view, long fact) {
        Definition definition = view.definition();
        if (definition == null) {
            throw new IllegalArgumentException("the experiment has no facts yet");
        }
        List<Trial> trials = new ArrayList<>();
        for (TrialView trial : view.trials()) {
            if (trial.isThereAt(fact)) {
                trials.add(trial(trial, fact));
            }
        }
        return new KnownTrials(definition, trials);
    }

    private static Trial trial(TrialView trial, long fact) {
        TrialView.End end = trial.endAt(fact);
        return new Trial(
                trial.number(),
                trial.task(),
                trial.configuration(),
                trial.phaseAt(fact).resource(),
                trial.stateAt(fact),
                trial.phaseAt(fact).note(),
                List.of(),
                Curve.empty(),
                end == null ? null : end.outcome());
    }
}
