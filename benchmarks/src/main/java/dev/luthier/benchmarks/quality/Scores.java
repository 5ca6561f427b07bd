package dev.luthier.benchmarks.quality;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import java.util.List;
import java.util.stream.IntStream;

/** What the curves of several seeds amount to. */
final class Scores {
    private static final double LOWEST = -1;
    private static final double HIGHEST_SHARE = 2;

    private Scores() {}

    /** The median regret after n evaluations; a search that ended before keeps its last. */
    static double medianRegret(List<double[]> curves, int n) {
        double[] regrets =
                curves.stream().mapToDouble(curve -> after(curve, n)).sorted().toArray();
        int middle = regrets.length / 2;
        return regrets.length % 2 == 1 ? regrets[middle] : (regrets[middle - 1] + regrets[middle]) / 2;
    }

    /** The mean regret after n evaluations, which some other systems publish instead. */
    static double meanRegret(List<double[]> curves, int n) {
        return curves.stream().mapToDouble(curve -> after(curve, n)).average().orElse(Double.NaN);
    }

    /** 1 if the optimum is found after n evaluations, 0 if it is as far as random search gets with 100. */
    static double normalised(BenchmarkProblem problem, List<double[]> curves, int n) {
        double anchor = problem.anchors().after100();
        return Math.max(LOWEST, (anchor - medianRegret(curves, n)) / anchor);
    }

    /** Area under the regret curve up to n, where 1 is what random search has after 5; lower is better. */
    static double area(BenchmarkProblem problem, List<double[]> curves, int n) {
        double anchor = problem.anchors().after5();
        return curves.stream()
                .mapToDouble(curve -> IntStream.range(0, n)
                        .mapToDouble(i -> Math.min(after(curve, i + 1) / anchor, HIGHEST_SHARE))
                        .average()
                        .orElse(HIGHEST_SHARE))
                .average()
                .orElse(HIGHEST_SHARE);
    }

    private static double after(double[] curve, int n) {
        return curve[Math.min(n, curve.length) - 1];
    }
}
