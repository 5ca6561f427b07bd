package dev.luthier.optimizers.gaussian.fit;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Warp;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import java.util.List;
import java.util.function.Function;

/**
 * Chooses how to bend each coordinate, one after the other, from a few bends that are each twice as strong as none: a finer
 * choice would cost as many fits and say hardly more.
 */
public final class WarpFit {
    private static final List<Warp> BENDS = List.of(
            new Warp(0.5, 1), new Warp(2, 1), new Warp(1, 0.5), new Warp(1, 2), new Warp(0.5, 0.5), new Warp(2, 2));
    private static final double SPREAD = 0.75;

    private WarpFit() {}

    /**
     * The bends under which the observations are most likely, given how hyperparameters stand; the inputs themselves if none
     * makes them more so.
     */
    public static Inputs of(Inputs inputs, Hyperparameters at, Function<Inputs, Observations> observations) {
        Inputs best = inputs;
        double least = misfit(observations.apply(inputs), at);
        for (int dimension = 0; dimension < inputs.dimensions(); dimension++) {
            Inputs base = best;
            for (Warp bend : inputs.canBend(dimension) ? BENDS : List.<Warp>of()) {
                Inputs bent = base.bent(dimension, bend);
                double misfit = misfit(observations.apply(bent), at) + unlikeliness(bent);
                if (misfit < least) {
                    least = misfit;
                    best = bent;
                }
            }
        }
        return best;
    }

    private static double misfit(Observations observations, Hyperparameters at) {
        double[] logs = MarginalLikelihood.logs(at);
        return new MarginalLikelihood(observations, at.hill(), false).at(logs, new double[logs.length]);
    }

    /** Minus the logarithm of the density of the exponents, LogNormal(0, 0.75), but for a constant. */
    private static double unlikeliness(Inputs inputs) {
        double sum = 0;
        for (int dimension = 0; dimension < inputs.dimensions(); dimension++) {
            double a = StrictMath.log(inputs.warp(dimension).a()) / SPREAD;
            double b = StrictMath.log(inputs.warp(dimension).b()) / SPREAD;
            sum += (a * a + b * b) / 2;
        }
        return sum;
    }
}
