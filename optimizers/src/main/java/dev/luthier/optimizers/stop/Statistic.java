package dev.luthier.optimizers.stop;

import dev.luthier.trial.Curve;

/** What a finished trial is measured by at a step. */
enum Statistic {
    /** The mean of its reports up to that step; NaN in them is worst. Needs a report up to the step, and one at or after it. */
    RUNNING_AVERAGE {
        @Override
        boolean isDefined(Curve curve, long step) {
            return curve.lastStep() >= step && curve.step(0) <= step;
        }

        @Override
        double of(Curve curve, long step) {
            return curve.meanUpTo(step);
        }
    },

    /** Its report at that very step, if that is a number. */
    VALUE {
        @Override
        boolean isDefined(Curve curve, long step) {
            int index = curve.countUpTo(step) - 1;
            return index >= 0 && curve.step(index) == step && !Double.isNaN(curve.value(index));
        }

        @Override
        double of(Curve curve, long step) {
            return curve.value(curve.countUpTo(step) - 1);
        }
    };

    abstract boolean isDefined(Curve curve, long step);

    abstract double of(Curve curve, long step);
}
