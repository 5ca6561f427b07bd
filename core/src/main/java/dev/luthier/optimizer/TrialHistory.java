package dev.luthier.optimizer;

import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an optimizer may know of the trials of its experiment at one moment. */
public interface TrialHistory {

    /**
     * Made of these lists, which are not copied: for optimizers that show others a part of what they know. A trial that stands
     * in both, since it was resumed, is as it stands in {@code running}.
     */
    static TrialHistory of(List<Trial> ended, List<Trial> running) {
        return new ListedHistory(ended, running);
    }

    /** See {@link AbstractOptimizer#history()}. */
    List<Trial> ended();

    /** See {@link AbstractOptimizer#running()}. */
    List<Trial> running();

    /** The trial of that number as it stands; null if there is none. */
    @Nullable
    Trial trial(int number);
}
