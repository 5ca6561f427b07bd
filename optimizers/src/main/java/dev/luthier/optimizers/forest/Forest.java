package dev.luthier.optimizers.forest;

import dev.luthier.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trees that have each seen another sample (Breiman, "Random forests", 2001). Immutable. */
final class Forest {
    private static final double LEAST_VARIANCE = 1e-10;

    private final List<Tree> trees;

    private Forest(List<Tree> trees) {
        this.trees = trees;
    }

    /** What the trees say of a point. */
    record Prediction(double mean, double variance) {
        double deviation() {
            return Math.sqrt(variance);
        }
    }

    /** @param rows features of each trial, with {@code targets} in the same order; at least one */
    static Forest grow(Features features, double[][] rows, double[] targets, int trees, long seed) {
        List<Tree> grown = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            RandomStream random = RandomStream.of(seed, tree);
            int[] sample = new int[rows.length];
            Arrays.setAll(sample, i -> random.nextInt(rows.length));
            grown.add(Tree.grow(features, rows, targets, sample, random));
        }
        return new Forest(grown);
    }

    /** By the law of total variance: that of the trees' means, and the mean of that within their leaves. */
    Prediction predict(double[] point) {
        double sum = 0;
        double squares = 0;
        double within = 0;
        for (Tree tree : trees) {
            int leaf = tree.leaf(point);
            double mean = tree.mean(leaf);
            sum += mean;
            squares += mean * mean;
            within += tree.variance(leaf);
        }
        int n = trees.size();
        double mean = sum / n;
        double between = Math.max(0, squares / n - mean * mean);
        return new Prediction(mean, Math.max(LEAST_VARIANCE, between + within / n));
    }
}
