package dev.luthier.optimizers;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizers.halving.SuccessiveHalvingStop;

/** The built-in early-stopping rules. One may serve several experiments, unless it says otherwise. */
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

    /** {@link #successiveHalving(double, long)} of a third, from step 1 on. */
    public static AbstractEarlyStop successiveHalving() {
        return successiveHalving(SuccessiveHalvingStop.DEFAULT_ETA, 1);
    }

    /**
     * Stops a trial that is not among the best {@code 1/eta} when it comes to the steps {@code minResource}, {@code minResource
     * · eta}, {@code minResource · eta²} …: asynchronous successive halving without checkpoints. Make a new one for each
     * experiment.
     *
     * @throws IllegalArgumentException if {@code eta} is not above 1 or {@code minResource} is below 1
     */
    public static AbstractEarlyStop successiveHalving(double eta, long minResource) {
        return new SuccessiveHalvingStop(eta, minResource);
    }
}
