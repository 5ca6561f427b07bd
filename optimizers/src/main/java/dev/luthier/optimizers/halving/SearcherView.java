package dev.luthier.optimizers.halving;

import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a searcher may see: every ending, with the resource and metric of then, and as running only the trials that have not
 * ended before, since of a promoted one something is known already.
 */
record SearcherView(List<Trial> ended, List<Trial> running) implements TrialHistory {

    /** @param known the numbers of the trials that have ended at least once */
    static SearcherView of(List<Trial> ended, List<Trial> running, Set<Integer> known) {
        return new SearcherView(
                ended,
                running.stream()
                        .filter(trial -> !known.contains(trial.number()))
                        .toList());
    }

    @Override
    public @Nullable Trial trial(int number) {
        List<Trial> all = new ArrayList<>(ended);
        all.addAll(running);
        return all.stream()
                .filter(trial -> trial.number() == number)
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
