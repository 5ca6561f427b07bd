package dev.luthier.optimizers.gaussian.fit;

import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.numeric.BoxMinimizer;
import java.util.Arrays;
import java.util.List;

/** Finds the most likely hyperparameters. Immutable. */
public final class HyperparameterFit {
    private static final double[] LENGTH_BOUNDS = {0.025, 100};
    private static final double[] SIGNAL_BOUNDS = {1e-3, 100};
    private static final double[] NOISE_BOUNDS = {1e-6, 1};
    private static final double[] TREND_BOUNDS = {1e-6, 100};
    private static final double NOISY = 0.3;
    private static final double SMOOTH = 3;
    private static final BoxMinimizer SEARCH = new BoxMinimizer(1e-2, 50, 80);

    private final int dimensions;
    private final double hill;
    private final double[] lower;
    private final double[] upper;

    /** @param hill see {@link Hyperparameters#hill}, which is not learnt */
    public HyperparameterFit(int dimensions, double hill) {
        this.hill = hill;
        this.dimensions = dimensions;
        this.lower = bounds(0);
        this.upper = bounds(1);
    }

    private double[] bounds(int side) {
        double[] bounds = new double[dimensions + 3];
        Arrays.fill(bounds, 0, dimensions, StrictMath.log(LENGTH_BOUNDS[side]));
        bounds[dimensions] = StrictMath.log(SIGNAL_BOUNDS[side]);
        bounds[dimensions + 1] = StrictMath.log(NOISE_BOUNDS[side]);
        bounds[dimensions + 2] = StrictMath.log(TREND_BOUNDS[side]);
        return bounds;
    }

    /** What is most likely before anything is observed. */
    public Hyperparameters initial() {
        Prior prior = new Prior(dimensions);
        double[] lengthScales = new double[dimensions];
        Arrays.fill(lengthScales, prior.lengthMode());
        return new Hyperparameters(lengthScales, 1, prior.trendMode(), prior.noiseMode(), hill);
    }

    /** A start that takes quick changes of the score for noise. */
    private Hyperparameters smooth() {
        Hyperparameters initial = initial();
        double[] lengthScales = initial.lengthScales().clone();
        for (int i = 0; i < dimensions; i++) {
            lengthScales[i] *= SMOOTH;
        }
        return new Hyperparameters(lengthScales, 1, initial.trend(), NOISY, hill);
    }

    /** The best of searches from fixed starts. */
    public Hyperparameters fit(Observations observations) {
        return best(observations, List.of(initial(), smooth()));
    }

    /** Goes on from hyperparameters that were found for fewer observations. */
    public Hyperparameters refit(Observations observations, Hyperparameters start) {
        return best(observations, List.of(start));
    }

    private Hyperparameters best(Observations observations, List<Hyperparameters> starts) {
        MarginalLikelihood function = new MarginalLikelihood(observations, hill, true);
        double best = Double.POSITIVE_INFINITY;
        double[] found = MarginalLikelihood.logs(starts.get(0));
        for (Hyperparameters start : starts) {
            BoxMinimizer.Minimum minimum = SEARCH.minimize(function, MarginalLikelihood.logs(start), lower, upper);
            if (minimum.value() < best) {
                best = minimum.value();
                found = minimum.point();
            }
        }
        return MarginalLikelihood.hyperparameters(found, hill);
    }
}
