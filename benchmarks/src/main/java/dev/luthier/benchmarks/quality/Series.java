package dev.luthier.benchmarks.quality;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import java.util.List;
import java.util.Map;

/**
 * All runs of one optimizer with one number of slots.
 *
 * @param optimizer its name
 * @param curves the regrets of each seed by problem, in the order of the problems
 * @param millis processor time of one suggestion, on average
 */
record Series(String optimizer, Map<BenchmarkProblem, List<double[]>> curves, double millis) {

    /** The normalised score after n evaluations, averaged over the problems. */
    double score(int n) {
        return curves.keySet().stream()
                .mapToDouble(problem -> score(problem, n))
                .average()
                .orElse(Double.NaN);
    }

    double score(BenchmarkProblem problem, int n) {
        return Scores.normalised(problem, curves.getOrDefault(problem, List.of()), n);
    }

    double meanRegret(BenchmarkProblem problem, int n) {
        return Scores.meanRegret(curves.getOrDefault(problem, List.of()), n);
    }

    /** The area under the regret curve up to n, averaged over the problems. */
    double area(int n) {
        return curves.entrySet().stream()
                .mapToDouble(entry -> Scores.area(entry.getKey(), entry.getValue(), n))
                .average()
                .orElse(Double.NaN);
    }

    /** The problems on which its score after n evaluations is lower than the other's. */
    List<BenchmarkProblem> worseThan(Series other, int n) {
        return curves.keySet().stream()
                .filter(problem -> score(problem, n) < other.score(problem, n))
                .toList();
    }
}
