package dev.luthier.optimizers.forest;

import dev.luthier.random.RandomStream;
import java.util.Arrays;

/**
 * A regression tree whose splits are drawn at random, of which the best is taken (Geurts, Ernst and Wehenkel, "Extremely
 * randomized trees", 2006). Immutable once grown.
 */
final class Tree {
    private static final int LEAST_SPLIT = 4;
    private static final int DRAWS = 2;

    private final Features features;
    private final double[][] rows;
    private final double[] targets;
    private final RandomStream random;
    private int[] feature = new int[64];
    private double[] threshold = new double[64];
    private long[] left = new long[64];
    private int[] child = new int[64];
    private double[] mean = new double[64];
    private double[] variance = new double[64];
    private int nodes;

    private Tree(Features features, double[][] rows, double[] targets, RandomStream random) {
        this.features = features;
        this.rows = rows;
        this.targets = targets;
        this.random = random;
    }

    /** @param sample rows to grow it from, with repetitions */
    static Tree grow(Features features, double[][] rows, double[] targets, int[] sample, RandomStream random) {
        Tree tree = new Tree(features, rows, targets, random);
        tree.add(sample, 0, sample.length, tree.next());
        return tree;
    }

    /** The leaf of a point, for {@link #mean} and {@link #variance}. */
    int leaf(double[] point) {
        int node = 0;
        while (child[node] != 0) {
            node = child[node] + (isLeft(point, feature[node], threshold[node], left[node]) ? 0 : 1);
        }
        return node;
    }

    double mean(int leaf) {
        return mean[leaf];
    }

    double variance(int leaf) {
        return variance[leaf];
    }

    private int next() {
        if (nodes == feature.length) {
            int capacity = 2 * nodes;
            feature = Arrays.copyOf(feature, capacity);
            threshold = Arrays.copyOf(threshold, capacity);
            left = Arrays.copyOf(left, capacity);
            child = Arrays.copyOf(child, capacity);
            mean = Arrays.copyOf(mean, capacity);
            variance = Arrays.copyOf(variance, capacity);
        }
        return nodes++;
    }

    private void add(int[] sample, int from, int to, int node) {
        describe(sample, from, to, node);
        if (to - from < LEAST_SPLIT || variance[node] == 0 || !chooseSplit(sample, from, to, node)) {
            return;
        }
        int middle = partition(sample, from, to, node);
        int first = next();
        next();
        child[node] = first;
        add(sample, from, middle, first);
        add(sample, middle, to, first + 1);
    }

    private void describe(int[] sample, int from, int to, int node) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += targets[sample[i]];
        }
        double itsMean = sum / (to - from);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (targets[sample[i]] - itsMean) * (targets[sample[i]] - itsMean);
        }
        mean[node] = itsMean;
        variance[node] = squares / (to - from);
    }

    /** Whether any of the splits drawn divides the sample. */
    private boolean chooseSplit(int[] sample, int from, int to, int node) {
        double best = 0;
        for (int f = 0; f < features.size(); f++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                low = Math.min(low, rows[sample[i]][f]);
                high = Math.max(high, rows[sample[i]][f]);
            }
            for (int draw = 0; draw < DRAWS && low < high; draw++) {
                double cut = low + (high - low) * random.nextDouble();
                long set = features.choices(f) > 0 ? random.nextLong() : 0;
                double gain = gain(sample, from, to, f, cut, set);
                if (gain > best) {
                    best = gain;
                    feature[node] = f;
                    threshold[node] = cut;
                    left[node] = set;
                }
            }
        }
        return best > 0;
    }

    /** The variance between the parts, up to a constant. */
    private double gain(int[] sample, int from, int to, int f, double cut, long set) {
        double leftSum = 0;
        double sum = 0;
        int leftCount = 0;
        for (int i = from; i < to; i++) {
            double target = targets[sample[i]];
            sum += target;
            if (isLeft(rows[sample[i]], f, cut, set)) {
                leftSum += target;
                leftCount++;
            }
        }
        int rightCount = to - from - leftCount;
        if (leftCount == 0 || rightCount == 0) {
            return 0;
        }
        double difference = leftSum / leftCount - (sum - leftSum) / rightCount;
        return difference * difference * leftCount * rightCount;
    }

    private int partition(int[] sample, int from, int to, int node) {
        int middle = from;
        for (int i = from; i < to; i++) {
            if (isLeft(rows[sample[i]], feature[node], threshold[node], left[node])) {
                int row = sample[i];
                sample[i] = sample[middle];
                sample[middle++] = row;
            }
        }
        return middle;
    }

    /** Of choices, a random set goes left: bit {@code choice mod 64}, that of -1 being the last, decides. */
    private boolean isLeft(double[] row, int f, double cut, long set) {
        return features.choices(f) > 0 ? ((set >>> ((int) row[f] & 63)) & 1) == 1 : row[f] < cut;
    }
}
