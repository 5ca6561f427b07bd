package dev.luthier.optimizer;

import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an optimizer may know of the trials of its experiment at one moment. */
public interface TrialHistory {

    /** See {@link AbstractOptimizer#history()}. */
    List<Trial> ended();

    /** See {@link AbstractOptimizer#running()}. */
    List<Trial> running();

    /** The trial of that number as it stands; null if there is none. */
    @Nullable
    Trial trial(int number);
}
