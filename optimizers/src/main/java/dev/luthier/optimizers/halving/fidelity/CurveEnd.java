package dev.luthier.optimizers.halving.fidelity;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;

/**
 * Where a curve ends, without most of its noise: the end of the least-squares line, over the logarithm of the step, through
 * the reports of its last two thirds. The last report alone decides too much by luck once trials are nearly as good as each
 * other.
 */
public final class CurveEnd {
    private static final int LEAST = 4;
    private static final double BEGIN = 1 / 3.0;

    private CurveEnd() {}

    /** The loss of a finished trial; that of its metric alone if it reported too little. */
    public static double loss(Trial trial, double metric, Direction direction) {
        return loss(trial.curve(), metric, direction);
    }

    /** The loss after these reports. */
    public static double loss(Curve curve, Direction direction) {
        return loss(curve, curve.last(), direction);
    }

    private static double loss(Curve curve, double metric, Direction direction) {
        int from = curve.countUpTo((long) Math.floor(curve.lastStep() * BEGIN));
        if (curve.size() - from < LEAST) {
            return direction.loss(metric);
        }
        double end = endOfLine(curve, from, direction);
        return Double.isFinite(end) ? end : direction.loss(metric);
    }

    private static double endOfLine(Curve curve, int from, Direction direction) {
        int n = curve.size() - from;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int i = from; i < curve.size(); i++) {
            double beforeEnd = StrictMath.log((double) curve.step(i) / curve.lastStep());
            double loss = direction.loss(curve.value(i));
            x += beforeEnd;
            y += loss;
            xx += beforeEnd * beforeEnd;
            xy += beforeEnd * loss;
        }
        double slope = (n * xy - x * y) / (n * xx - x * x);
        return (y - slope * x) / n;
    }
}
