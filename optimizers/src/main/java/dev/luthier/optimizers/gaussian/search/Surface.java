package dev.luthier.optimizers.gaussian.search;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.gaussian.model.Posterior;
import dev.luthier.optimizers.gaussian.model.Prediction;
import dev.luthier.optimizers.gaussian.model.Predictions;
import java.util.List;

/**
 * An acquisition over the unit cube, and what further models add to it. If the posterior has a second target, 0 for trials
 * that came to something and -1 for those that failed, the promise is lowered where trials are likely to fail. Not
 * thread-safe.
 */
public final class Surface {
    /** Regions in which trials failed stay reachable. */
    private static final double LEAST_CHANCE = 0.05;

    private final Inputs inputs;
    private final Posterior posterior;
    private final Acquisition acquisition;
    private final List<Factor> factors;
    private final Prediction prediction;
    private final List<Prediction> furtherPredictions;
    private final boolean failures;

    public Surface(Posterior posterior, Acquisition acquisition, List<? extends Factor> factors) {
        this.inputs = posterior.kernel().inputs();
        this.posterior = posterior;
        this.acquisition = acquisition;
        this.factors = List.copyOf(factors);
        this.prediction = posterior.prediction();
        this.furtherPredictions =
                factors.stream().map(factor -> factor.posterior().prediction()).toList();
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
        value += failures ? logChance(1 + prediction.mean(1)) : 0;
        for (int i = 0; i < factors.size(); i++) {
            Factor factor = factors.get(i);
            Prediction further = furtherPredictions
                    .get(i)
                    .at(factor.posterior().kernel().inputs().features(unit));
            value += factor.value(further.mean(), Math.sqrt(further.observedVariance()));
        }
        return value;
    }

    /** The values at many points. */
    double[] values(List<double[]> units) {
        return values(Predictions.of(posterior, rows(inputs, units)), units);
    }

    /** What the values would be if the variance were as large as it can be. */
    double[] screeningValues(List<double[]> units) {
        return values(Predictions.screening(posterior, rows(inputs, units)), units);
    }

    private double[] values(Predictions predictions, List<double[]> units) {
        double[] values = new double[units.size()];
        for (int i = 0; i < values.length; i++) {
            double spread = Math.sqrt(predictions.variance(i));
            double observedSpread = Math.sqrt(predictions.observedVariance(i));
            values[i] = acquisition.value(predictions.mean(0, i), observedSpread, spread);
            values[i] += failures ? logChance(1 + predictions.mean(1, i)) : 0;
        }
        for (Factor factor : factors) {
            Rows points = rows(factor.posterior().kernel().inputs(), units);
            Predictions further = Predictions.of(factor.posterior(), points);
            for (int i = 0; i < values.length; i++) {
                values[i] += factor.value(further.mean(0, i), Math.sqrt(further.observedVariance(i)));
            }
        }
        return values;
    }

    private static Rows rows(Inputs inputs, List<double[]> units) {
        Rows rows = new Rows(inputs.width(), units.size());
        units.forEach(unit -> rows.append(inputs.features(unit)));
        return rows;
    }

    /** The derivatives by the coordinates at the point of the last {@link #value(double[])}; 0 for unordered ones. */
    public double[] gradient(double[] unit) {
        double spread = Math.sqrt(prediction.variance());
        double observedSpread = Math.sqrt(prediction.observedVariance());
        double[] slopes = acquisition.slopes(prediction.mean(), observedSpread, spread);
        double[] byMean =
                failures ? new double[] {slopes[0], chanceSlope(1 + prediction.mean(1))} : new double[] {slopes[0]};
        double[] byFeature = prediction.gradient(byMean, slopes[1] / (2 * observedSpread), slopes[2] / (2 * spread));
        double[] gradient = inputs.unitGradient(unit, byFeature);
        for (int i = 0; i < factors.size(); i++) {
            addGradient(factors.get(i), furtherPredictions.get(i), unit, gradient);
        }
        return gradient;
    }

    private static void addGradient(Factor factor, Prediction further, double[] unit, double[] gradient) {
        double spread = Math.sqrt(further.observedVariance());
        double[] slopes = factor.slopes(further.mean(), spread);
        double[] byFeature = further.gradient(new double[] {slopes[0]}, slopes[1] / (2 * spread), 0);
        double[] own = factor.posterior().kernel().inputs().unitGradient(unit, byFeature);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += own[i];
        }
    }

    private static double logChance(double chance) {
        return StrictMath.log(Math.min(1, Math.max(LEAST_CHANCE, chance)));
    }

    private static double chanceSlope(double chance) {
        return chance > LEAST_CHANCE && chance < 1 ? 1 / chance : 0;
    }
}
