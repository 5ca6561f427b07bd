package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.gaussian.model.Kernel;
import dev.luthier.optimizers.gaussian.model.Posterior;
import dev.luthier.space.SearchSpace;

/** The process of three observations that the tests compute with. */
public final class Examples {
    public static final Hyperparameters SETTINGS = new Hyperparameters(new double[] {0.3}, 1.2, 0, 0.01, 0);

    private Examples() {}

    public static double[] places() {
        return new double[] {0.1, 0.5, 0.9};
    }

    public static double[] scores() {
        return new double[] {-1, 0.5, 0.2};
    }

    public static Inputs line() {
        return new Inputs(SearchSpace.builder().uniform("x", 0, 1).build());
    }

    public static Posterior posterior() {
        Posterior posterior = new Posterior(new Kernel(line(), SETTINGS));
        for (double place : places()) {
            posterior.observe(at(place), 0);
        }
        posterior.setTargets(scores());
        return posterior;
    }

    public static double[] at(double place) {
        return line().features(new double[] {place});
    }
}
