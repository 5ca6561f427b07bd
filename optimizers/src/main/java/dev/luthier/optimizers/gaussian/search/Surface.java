package dev.luthier.optimizers.gaussian.search;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.model.Posterior;
import dev.luthier.optimizers.gaussian.model.Prediction;
import dev.luthier.optimizers.gaussian.model.Predictions;

/**
 * An acquisition over the unit cube. If the posterior has a second target, 0 for trials that came to something and -1 for
 * those that failed, the promise is lowered where trials are likely to fail. Not thread-safe.
 */
public final class Surface {
    /** Regions in which trials failed stay reachable. */
    private static final double LEAST_CHANCE = 0.05;

    private final Inputs inputs;
    private final Posterior posterior;
    private final Acquisition acquisition;
    private final Prediction prediction;
    private final boolean failures;

    public Surface(Posterior posterior, Acquisition acquisition) {
        this.inputs = posterior.kernel().inputs();
        this.posterior = posterior;
        this.acquisition = acquisition;
        this.prediction = posterior.prediction();
        this.failures = posterior.targets() > 1;
    }

    Inputs inputs() {
        return inputs;
    }

    Posterior posterior() {
        return posterior;
    }

    /** The value at a point whose discrete coordinates stand for values. */
    public double value(double[] unit) {
        prediction.at(inputs.features(unit));
        double spread = Math.sqrt(prediction.variance());
        double observedSpread = Math.sqrt(prediction.observedVariance());
        double value = acquisition.value(prediction.mean(), observedSpread, spread);
        return failures ? value + logChance(1 + prediction.mean(1)) : value;
    }

    /** The value at one of many points. */
    double value(Predictions predictions, int point) {
        double spread = Math.sqrt(predictions.variance(point));
        double observedSpread = Math.sqrt(predictions.observedVariance(point));
        double value = acquisition.value(predictions.mean(0, point), observedSpread, spread);
        return failures ? value + logChance(1 + predictions.mean(1, point)) : value;
    }

    /** The derivatives by the coordinates at the point of the last {@link #value(double[])}; 0 for unordered ones. */
    public double[] gradient(double[] unit) {
        double spread = Math.sqrt(prediction.variance());
        double observedSpread = Math.sqrt(prediction.observedVariance());
        double[] slopes = acquisition.slopes(prediction.mean(), observedSpread, spread);
        double[] byMean =
                failures ? new double[] {slopes[0], chanceSlope(1 + prediction.mean(1))} : new double[] {slopes[0]};
        double[] byFeature = prediction.gradient(byMean, slopes[1] / (2 * observedSpread), slopes[2] / (2 * spread));
        return inputs.unitGradient(unit, byFeature);
    }

    private static double logChance(double chance) {
        return StrictMath.log(Math.min(1, Math.max(LEAST_CHANCE, chance)));
    }

    private static double chanceSlope(double chance) {
        return chance > LEAST_CHANCE && chance < 1 ? 1 / chance : 0;
    }
}
