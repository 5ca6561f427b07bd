package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.search.Box;

/**
 * A box around the best point that grows after successes and shrinks after failures, for spaces of many dimensions.
 *
 * <p>After Eriksson, Pearce, Gardner, Turner, Poloczek: "Scalable Global Optimization via Local Bayesian Optimization",
 * NeurIPS 2019. Its size follows from the losses in the order in which they came. Immutable.
 */
final class TrustRegion {
    private static final double INITIAL = 0.8;
    private static final double LARGEST = 1.6;
    private static final double SMALLEST = 1.0 / 128;
    private static final double WORTH_COUNTING = 1e-3;
    private static final int SUCCESSES = 3;
    private static final int LEAST_FAILURES = 4;

    private final double side;

    private TrustRegion(double side) {
        this.side = side;
    }

    /** @param losses in the order of endings; those of failed trials are NaN */
    static TrustRegion after(double[] losses, int dimensions) {
        double side = INITIAL;
        double best = Double.POSITIVE_INFINITY;
        int successes = 0;
        int failures = 0;
        for (double loss : losses) {
            boolean success = loss < best - WORTH_COUNTING * Math.abs(best) || (loss < best && Double.isInfinite(best));
            best = loss < best ? loss : best;
            successes = success ? successes + 1 : 0;
            failures = success ? 0 : failures + 1;
            if (successes == SUCCESSES) {
                side = Math.min(LARGEST, 2 * side);
                successes = 0;
            } else if (failures == Math.max(LEAST_FAILURES, dimensions)) {
                side = side / 2 < SMALLEST ? INITIAL : side / 2;
                failures = 0;
            }
        }
        return new TrustRegion(side);
    }

    double side() {
        return side;
    }

    /** The box, longer where the score changes slowly. */
    Box around(double[] centre, double[] lengthScales) {
        double logs = 0;
        for (double lengthScale : lengthScales) {
            logs += StrictMath.log(lengthScale) / lengthScales.length;
        }
        double scale = side / 2 / StrictMath.exp(logs);
        double[] lower = new double[centre.length];
        double[] upper = new double[centre.length];
        for (int i = 0; i < centre.length; i++) {
            lower[i] = Math.max(0, centre[i] - scale * lengthScales[i]);
            upper[i] = Math.min(1, centre[i] + scale * lengthScales[i]);
        }
        return new Box(lower, upper);
    }
}
