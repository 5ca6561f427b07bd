package dev.luthier.controller;

import dev.luthier.definition.Budget;
import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history as it stands whenever it is looked at. */
record LiveHistory(TrialBook trials, SuggestionDesk desk, Allowance allowance) implements ExperimentHistory {

    @Override
    public List<Trial> ended() {
        return trials.ended();
    }

    @Override
    public List<Trial> running() {
        return trials.running();
    }

    @Override
    public @Nullable Trial trial(int number) {
        return trials.trial(number);
    }

    @Override
    public int trialCount() {
        return trials.size();
    }

    @Override
    public long suggestionCount() {
        return desk.answers();
    }

    @Override
    public Budget budget() {
        return allowance.budget();
    }

    @Override
    public long facts() {
        return desk.facts();
    }
}
