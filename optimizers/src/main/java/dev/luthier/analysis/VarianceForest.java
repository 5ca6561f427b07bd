package dev.luthier.analysis;

import dev.luthier.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Regression trees on bootstrapped trials, of which each knows how much of its variance comes from which dimension. */
final class VarianceForest {
    private static final int TREES = 64;
    private static final int MOST_POINTS = 2_000;
    private static final long SEED = 0x5eed;

    /** Mean and standard deviation over the trees. */
    record Estimate(double mean, double deviation) {
        Marginal.Point over(Object value) {
            return new Marginal.Point(value, mean, deviation);
        }
    }

    private final List<VarianceTree> trees;

    private VarianceForest(List<VarianceTree> trees) {
        this.trees = trees;
    }

    /**
     * @param points in the unit cube, at least one
     * @param values one a point; of more than 2,000 the latest count
     */
    static VarianceForest grow(double[][] points, double[] values) {
        int from = Math.max(0, points.length - MOST_POINTS);
        double[][] latest = Arrays.copyOfRange(points, from, points.length);
        double[] theirs = Arrays.copyOfRange(values, from, values.length);
        return new VarianceForest(IntStream.range(0, TREES)
                .mapToObj(tree -> VarianceTree.grow(latest, theirs, bootstrap(latest.length, tree)))
                .toList());
    }

    /** The part of the variance that the dimension explains alone; trees without any variance do not count. */
    double share(int dimension) {
        return trees.stream()
                .filter(tree -> tree.variance() > 0)
                .mapToDouble(tree -> tree.variance(dimension) / tree.variance())
                .average()
                .orElse(0);
    }

    Estimate at(int dimension, double coordinate) {
        double[] means = trees.stream()
                .mapToDouble(tree -> tree.mean(dimension, coordinate))
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double squares =
                Arrays.stream(means).map(each -> (each - mean) * (each - mean)).sum();
        return new Estimate(mean, Math.sqrt(squares / Math.max(1, means.length - 1)));
    }

    private static int[] bootstrap(int size, int tree) {
        RandomStream random = RandomStream.of(SEED, tree);
        return IntStream.generate(() -> random.nextInt(size)).limit(size).toArray();
    }
}
