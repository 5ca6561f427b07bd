package dev.luthier.optimizers.stop;

import dev.luthier.trial.Trial;
import org.jspecify.annotations.Nullable;

/** What a rule makes of a history, ending by ending. */
interface Digest {

    /**
     * Takes in the next ending.
     *
     * @param replaced the ending before of the same trial, which was resumed: it does not count any more; null if this is
     *     its first
     */
    void add(Trial ending, @Nullable Trial replaced);
}
