package dev.luthier.cli.experiment;

import dev.luthier.space.Configuration;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialFunction;

/**
 * What the definition of {@code luthier init} trains until there is something better: the function of Branin (1972), whose
 * minimum is 0.397887 at three places, come near to step by step as a training would.
 */
public final class Branin implements TrialFunction<Configuration> {
    private static final long serialVersionUID = 1;
    private static final double A = 5.1 / (4 * Math.PI * Math.PI);
    private static final double B = 5 / Math.PI;

    @Override
    public double train(Configuration configuration, TrialContext trial) {
        double end = value(configuration.getDouble("x"), configuration.getDouble("y"));
        for (long step = 1; step <= trial.resource(); step++) {
            trial.report(step, end + 10.0 / step - 10.0 / trial.resource());
        }
        return end;
    }

    static double value(double x, double y) {
        double valley = y - A * x * x + B * x - 6;
        return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }
}
