package dev.luthier.optimizers.gaussian.search;

import dev.luthier.optimizers.gaussian.input.Axis;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.random.RandomStream;
import java.util.List;

/** Points at which an acquisition is looked at before the best of them are improved: some anywhere, some near good ones. */
final class Candidates {
    private static final double CHANGED = 0.3;
    private static final double MANY_DIMENSIONS = 20;
    private static final double LOG_SMALLEST_STEP = -2.5;
    private static final double LOG_LARGEST_STEP = -0.5;
    private static final double LN_10 = 2.302585092994046;

    private final Inputs inputs;
    private final Box box;
    private final RandomStream random;

    Candidates(Inputs inputs, Box box, RandomStream random) {
        this.inputs = inputs;
        this.box = box;
        this.random = random;
    }

    /** A point anywhere in the box. */
    double[] anywhere() {
        double[] unit = new double[inputs.dimensions()];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = fresh(i);
        }
        return unit;
    }

    /** A point that differs from one of these in some dimensions, by a little or by more. */
    double[] near(List<double[]> centres) {
        double[] unit = centres.get(random.nextInt(centres.size())).clone();
        int d = unit.length;
        double chance = d >= MANY_DIMENSIONS ? MANY_DIMENSIONS / d : Math.max(CHANGED, 1.0 / d);
        double step = StrictMath.exp(
                LN_10 * (LOG_SMALLEST_STEP + (LOG_LARGEST_STEP - LOG_SMALLEST_STEP) * random.nextDouble()));
        int always = random.nextInt(d);
        for (int i = 0; i < d; i++) {
            if (random.nextDouble() < chance || i == always) {
                unit[i] = moved(i, unit[i], step);
            }
        }
        return unit;
    }

    private double moved(int dimension, double coordinate, double step) {
        Axis axis = inputs.axis(dimension);
        if (!axis.isOrdered()) {
            return fresh(dimension);
        }
        double way = Math.max(step, axis.cell()) * random.nextGaussian();
        return axis.snap(box.clamp(dimension, coordinate + way));
    }

    private double fresh(int dimension) {
        Axis axis = inputs.axis(dimension);
        double[] choices = box.choices()[dimension];
        if (!axis.isOrdered()) {
            return choices.length == 0 ? axis.snap(random.nextDouble()) : choices[random.nextInt(choices.length)];
        }
        double low = box.lower()[dimension];
        return axis.snap(low + (box.upper()[dimension] - low) * random.nextDouble());
    }
}
