package dev.luthier.optimizer;

import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history made of its two lists. */
record ListedHistory(List<Trial> ended, List<Trial> running) implements TrialHistory {

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
