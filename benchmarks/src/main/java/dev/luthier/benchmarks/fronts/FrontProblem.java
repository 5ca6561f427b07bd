package dev.luthier.benchmarks.fronts;

import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.SearchSpaceBuilder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Problems with several objectives, all to be minimised, in six numbers from 0 to 1. */
enum FrontProblem {
    /** Zitzler, Deb, Thiele 2000; its front is convex. */
    ZDT1(2, 1.1, 6.0) {
        @Override
        double[] objectives(double[] x) {
            double g = zdt(x);
            return new double[] {x[0], g * (1 - Math.sqrt(x[0] / g))};
        }
    },
    /** Zitzler, Deb, Thiele 2000; its front is not convex, so that no weighted sum finds its middle. */
    ZDT2(2, 1.1, 6.0) {
        @Override
        double[] objectives(double[] x) {
            double g = zdt(x);
            return new double[] {x[0], g * (1 - (x[0] / g) * (x[0] / g))};
        }
    },
    /** Deb, Thiele, Laumanns, Zitzler 2005; its front is an eighth of a sphere. */
    DTLZ2(3, 1.5, 1.5) {
        @Override
        double[] objectives(double[] x) {
            double g = 1;
            for (int i = 2; i < x.length; i++) {
                g += (x[i] - 0.5) * (x[i] - 0.5);
            }
            double a = x[0] * Math.PI / 2;
            double b = x[1] * Math.PI / 2;
            return new double[] {
                g * StrictMath.cos(a) * StrictMath.cos(b),
                g * StrictMath.cos(a) * StrictMath.sin(b),
                g * StrictMath.sin(a)
            };
        }
    };

    private static final int DIMENSIONS = 6;

    private final int count;
    private final double first;
    private final double others;

    FrontProblem(int count, double first, double others) {
        this.count = count;
        this.first = first;
        this.others = others;
    }

    abstract double[] objectives(double[] x);

    int count() {
        return count;
    }

    /** Worse than the whole front in every objective. */
    double[] reference() {
        double[] reference = new double[count];
        Arrays.fill(reference, others);
        reference[0] = first;
        return reference;
    }

    SearchSpace space() {
        SearchSpaceBuilder space = SearchSpace.builder();
        for (int i = 0; i < DIMENSIONS; i++) {
            space.uniform("x" + i, 0, 1);
        }
        return space.build();
    }

    /** The objectives by name: f1, f2 and so on. */
    Map<String, Double> metrics(Configuration configuration) {
        double[] x = new double[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            x[i] = configuration.getDouble("x" + i);
        }
        double[] objectives = objectives(x);
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            metrics.put("f" + (i + 1), objectives[i]);
        }
        return metrics;
    }

    private static double zdt(double[] x) {
        double sum = 0;
        for (int i = 1; i < x.length; i++) {
            sum += x[i];
        }
        return 1 + 9 * sum / (x.length - 1);
    }
}
