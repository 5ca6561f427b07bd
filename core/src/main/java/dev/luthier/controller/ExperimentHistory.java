package dev.luthier.controller;

import dev.luthier.definition.Budget;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trials, and how much of what happened they reflect. */
public interface ExperimentHistory extends TrialHistory {

    /** How many trials there are, whatever their state. */
    int trialCount();

    /** Every suggestion below this number is reflected. */
    long suggestionCount();

    /** How many facts are reflected. */
    long facts();

    /** What may be spent, with what people have added to it. */
    Budget budget();

    /** The same as it stands now, for another thread to read. Immutable. */
    default ExperimentHistory snapshot() {
        return new Snapshot(ended(), running(), trialCount(), suggestionCount(), facts(), budget());
    }

    /** A history at one moment. */
    record Snapshot(
            List<Trial> ended, List<Trial> running, int trialCount, long suggestionCount, long facts, Budget budget)
            implements ExperimentHistory {

        @Override
        public ExperimentHistory snapshot() {
            return this;
        }

        @Override
        public @Nullable Trial trial(int number) {
            for (Trial trial : running) {
                if (trial.number() == number) {
                    return trial;
                }
            }
            for (int i = ended.size() - 1; i >= 0; i--) {
                if (ended.get(i).number() == number) {
                    return ended.get(i);
                }
            }
            return null;
        }
    }
}
