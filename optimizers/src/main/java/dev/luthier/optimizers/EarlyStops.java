package dev.luthier.optimizers;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.NoStop;

/** The built-in early-stopping rules. They are immutable: one may serve several experiments. */
public final class EarlyStops {
    private EarlyStops() {}

    /** Lets every trial run to its end. */
    public static AbstractEarlyStop none() {
        return new NoStop();
    }

    /**
     * Stops a trial whose best value so far is worse than the median of the finished trials' running averages at the same
     * step; see {@link MedianStop} for its knobs.
     */
    public static MedianStop median() {
        return MedianStop.DEFAULT;
    }
}
