package dev.luthier.optimizers;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizers.halving.SuccessiveHalvingStop;
import dev.luthier.optimizers.stop.CombinedStop;
import dev.luthier.optimizers.stop.CurvePredictionStop;
import dev.luthier.optimizers.stop.MedianStop;
import dev.luthier.optimizers.stop.PatienceStop;
import dev.luthier.optimizers.stop.PercentileStop;
import dev.luthier.optimizers.stop.ThresholdStop;
import dev.luthier.optimizers.stop.WilcoxonStop;
import java.util.List;

/** The built-in early-stopping rules. Each call makes a new one; best one for each experiment, since it remembers a history. */
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
        return MedianStop.withDefaults();
    }

    /**
     * Stops a trial whose best value so far is worse than this percentile, counted from the best, of the finished trials'
     * values at the same step; see {@link PercentileStop}.
     *
     * @throws IllegalArgumentException unless {@code percentile} is above 0 and below 100
     */
    public static PercentileStop percentile(double percentile) {
        return PercentileStop.of(percentile);
    }

    /**
     * Stops a trial whose newest value is NaN, below {@code lower} or above {@code upper}, whatever the direction; an
     * infinite bound is none. See {@link ThresholdStop}.
     *
     * @throws IllegalArgumentException unless {@code lower} is at most {@code upper}
     */
    public static ThresholdStop threshold(double lower, double upper) {
        return ThresholdStop.between(lower, upper);
    }

    /**
     * Stops a trial whose newest {@code reports + 1} reports are all worse than its best before them; see
     * {@link PatienceStop}.
     *
     * @throws IllegalArgumentException if {@code reports} is negative
     */
    public static PatienceStop patience(int reports) {
        return PatienceStop.of(reports);
    }

    /**
     * Stops a trial that is significantly worse than the best finished one, where reports are repeated measurements, such as
     * the folds of a cross-validation, and not a learning curve; see {@link WilcoxonStop}.
     */
    public static WilcoxonStop wilcoxon() {
        return WilcoxonStop.withDefaults();
    }

    /**
     * Stops a trial whose learning curve, extrapolated to its end, will hardly beat the best finished trial; see
     * {@link CurvePredictionStop}.
     */
    public static CurvePredictionStop curvePrediction() {
        return CurvePredictionStop.withDefaults();
    }

    /** Stops a trial when all of these rules say so; see {@link CombinedStop}. */
    public static CombinedStop all(AbstractEarlyStop... rules) {
        return CombinedStop.all(List.of(rules));
    }

    /** Stops a trial when any of these rules says so; see {@link CombinedStop}. */
    public static CombinedStop any(AbstractEarlyStop... rules) {
        return CombinedStop.any(List.of(rules));
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
