package dev.luthier.optimizers.stop;

import dev.luthier.trial.Trial;
import org.jspecify.annotations.Nullable;

/** How many trials have finished; one that was resumed counts as it ended last. */
final class FinishedTrials implements Digest {
    private int count;

    @Override
    public void add(Trial ending, @Nullable Trial replaced) {
        count += (ending.isFinished() ? 1 : 0) - (replaced != null && replaced.isFinished() ? 1 : 0);
    }

    int count() {
        return count;
    }
}
