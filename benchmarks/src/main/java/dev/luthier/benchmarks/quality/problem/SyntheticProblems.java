package dev.luthier.benchmarks.quality.problem;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem.Anchors;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.SearchSpaceBuilder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Classical test functions, moved so that neither the centre nor the diagonal of the space is a good guess. */
public final class SyntheticProblems {
    private static final double GOLDEN_RATIO = 0.6180339887498949;
    private static final double[] HARTMANN_HEIGHT = {1, 1.2, 3, 3.2};
    private static final double[][] HARTMANN_WIDTH = {
        {10, 3, 17, 3.5, 1.7, 8}, {.05, 10, 17, .1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, .05, 10, .1, 14}
    };
    private static final double[][] HARTMANN_CENTER = {
        {.1312, .1696, .5569, .0124, .8283, .5886},
        {.2329, .4135, .8307, .3736, .1004, .9991},
        {.2348, .1451, .3522, .2883, .3047, .6650},
        {.4047, .8828, .8732, .5743, .1091, .0381}
    };

    private SyntheticProblems() {}

    /** The seven problems that the published figures of other systems are for. */
    public static List<BenchmarkProblem> all() {
        return List.of(
                branin(),
                cube("hartmann6", 6, 0, 1, -3.322368011391339, new Anchors(2.65189, 1.3176), hartmann()),
                cube("ackley5", 5, -32.768, 32.768, 0, new Anchors(20.412, 17.3824), ackley(shift(5, 16, 0))),
                cube("levy8", 8, -10, 10, 0, new Anchors(56.2429, 20.2634), levy(shift(8, 6, 3))),
                cube("rastrigin4", 4, -5.12, 5.12, 0, new Anchors(52.5671, 26.972), rastrigin(shift(4, 3, 11))),
                MixedProblem.exact(),
                MixedProblem.noisy());
    }

    /** A function of a point. */
    private interface PointFunction {
        double at(double[] x);
    }

    private static BenchmarkProblem branin() {
        SearchSpace space =
                SearchSpace.builder().uniform("x1", -5, 10).uniform("x2", 0, 15).build();
        return new BenchmarkProblem(
                "branin",
                space,
                0,
                0.39788735772973816,
                new Anchors(7.40723, 0.363716),
                configuration -> braninAt(configuration.getDouble("x1"), configuration.getDouble("x2")));
    }

    private static double braninAt(double x1, double x2) {
        double bend = x2 - 5.1 / (4 * Math.PI * Math.PI) * x1 * x1 + 5 / Math.PI * x1 - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x1) + 10;
    }

    private static BenchmarkProblem cube(
            String name, int d, double min, double max, double optimum, Anchors anchors, PointFunction function) {
        SearchSpaceBuilder space = SearchSpace.builder();
        for (int i = 1; i <= d; i++) {
            space.uniform("x" + i, min, max);
        }
        return new BenchmarkProblem(name, space.build(), 0, optimum, anchors, onPoints(d, function));
    }

    private static ToDoubleFunction<Configuration> onPoints(int d, PointFunction function) {
        return configuration -> {
            double[] x = new double[d];
            for (int i = 0; i < d; i++) {
                x[i] = configuration.getDouble("x" + (i + 1));
            }
            return function.at(x);
        };
    }

    private static double[] shift(int d, double reach, int start) {
        double[] shift = new double[d];
        for (int i = 0; i < d; i++) {
            double turns = (i + 1 + start) * GOLDEN_RATIO;
            shift[i] = reach * (2 * (turns - Math.floor(turns)) - 1);
        }
        return shift;
    }

    private static PointFunction hartmann() {
        return x -> {
            double sum = 0;
            for (int i = 0; i < HARTMANN_HEIGHT.length; i++) {
                double exponent = 0;
                for (int j = 0; j < x.length; j++) {
                    double distance = x[j] - HARTMANN_CENTER[i][j];
                    exponent += HARTMANN_WIDTH[i][j] * distance * distance;
                }
                sum += HARTMANN_HEIGHT[i] * StrictMath.exp(-exponent);
            }
            return -sum;
        };
    }

    private static PointFunction ackley(double[] shift) {
        return x -> {
            double squares = 0;
            double waves = 0;
            for (int i = 0; i < x.length; i++) {
                double z = x[i] - shift[i];
                squares += z * z;
                waves += StrictMath.cos(2 * Math.PI * z);
            }
            return -20 * StrictMath.exp(-0.2 * Math.sqrt(squares / x.length))
                    - StrictMath.exp(waves / x.length)
                    + 20
                    + Math.E;
        };
    }

    private static PointFunction levy(double[] shift) {
        return x -> {
            int last = x.length - 1;
            double sum = square(StrictMath.sin(Math.PI * levyWeight(x[0] - shift[0])));
            for (int i = 0; i < last; i++) {
                double w = levyWeight(x[i] - shift[i]);
                sum += square(w - 1) * (1 + 10 * square(StrictMath.sin(Math.PI * w + 1)));
            }
            double w = levyWeight(x[last] - shift[last]);
            return sum + square(w - 1) * (1 + square(StrictMath.sin(2 * Math.PI * w)));
        };
    }

    private static double levyWeight(double z) {
        return 1 + z / 4;
    }

    private static double square(double value) {
        return value * value;
    }

    private static PointFunction rastrigin(double[] shift) {
        return x -> {
            double sum = 10.0 * x.length;
            for (int i = 0; i < x.length; i++) {
                double z = x[i] - shift[i];
                sum += z * z - 10 * StrictMath.cos(2 * Math.PI * z);
            }
            return sum;
        };
    }
}
