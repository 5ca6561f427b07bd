package dev.luthier.examples.ablation;

import dev.luthier.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A small classifier: dense layers with rectifiers and dropout between them, and a softmax at the end. One thread. */
final class Network {
    private static final int UNITS = 16;
    private static final long FIRST_WEIGHTS = 1;
    private static final long ORDER = 2;
    private static final int CLASSES = 3;
    private static final int BATCH = 16;
    private static final double RATE = 0.005;
    private static final double LEAST_PROBABILITY = 1e-12;

    private final List<Dense> layers = new ArrayList<>();
    private final RandomStream random;
    private final double dropout;
    private final double weightDecay;

    /**
     * @param inputs the names of a row's numbers
     * @param hidden the units of each layer between the first and the last, by its name
     * @param dropout share of a hidden layer's outputs that is left out while it learns
     * @param weightDecay penalty on the squares of the weights
     * @param seed of the first weights, of the order of the rows and of the dropout
     */
    Network(List<String> inputs, Map<String, Integer> hidden, double dropout, double weightDecay, long seed) {
        this.random = RandomStream.of(seed, ORDER);
        this.dropout = dropout;
        this.weightDecay = weightDecay;
        List<String> given = add("input", inputs, UNITS, seed);
        for (Map.Entry<String, Integer> layer : hidden.entrySet()) {
            given = add(layer.getKey(), given, layer.getValue(), seed);
        }
        add("output", given, CLASSES, seed);
    }

    private List<String> add(String name, List<String> inputs, int units, long seed) {
        layers.add(new Dense(inputs, units, RandomStream.derive(seed, FIRST_WEIGHTS, name.hashCode())));
        return IntStream.range(0, units).mapToObj(unit -> name + unit).toList();
    }

    /** Learns from every row once, in an order that chance decides. */
    void epoch(Rows rows) {
        int inBatch = 0;
        for (int row : rows.shuffled(random)) {
            learn(rows.input(row), rows.target(row));
            inBatch++;
            if (inBatch == BATCH) {
                step(inBatch);
                inBatch = 0;
            }
        }
        if (inBatch > 0) {
            step(inBatch);
        }
    }

    private void step(int batch) {
        layers.forEach(layer -> layer.learn(batch, RATE, weightDecay));
    }

    private void learn(double[] input, int target) {
        List<double[]> masks = new ArrayList<>();
        double[] values = input;
        for (Dense layer : layers.subList(0, layers.size() - 1)) {
            values = layer.forward(values);
            double[] mask = mask(values);
            multiply(values, mask);
            masks.add(mask);
        }
        double[] blame = probabilities(last().forward(values));
        blame[target] -= 1;
        for (int i = layers.size() - 1; i >= 0; i--) {
            blame = layers.get(i).backward(blame);
            if (i > 0) {
                multiply(blame, masks.get(i - 1));
            }
        }
    }

    /** What each value is multiplied by: 0 if it is below 0 or dropped, so that the kept ones have the same sum. */
    private double[] mask(double[] values) {
        double[] mask = new double[values.length];
        for (int i = 0; i < mask.length; i++) {
            boolean isKept = random.nextDouble() >= dropout;
            mask[i] = values[i] > 0 && isKept ? 1 / (1 - dropout) : 0;
        }
        return mask;
    }

    /** Mean negative logarithm of the probability that is given to the right class. */
    double logLoss(Rows rows) {
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double right = probabilities(output(rows.input(row)))[rows.target(row)];
            sum -= Math.log(Math.max(LEAST_PROBABILITY, right));
        }
        return sum / rows.count();
    }

    private double[] output(double[] input) {
        double[] values = input;
        for (Dense layer : layers.subList(0, layers.size() - 1)) {
            values = layer.forward(values);
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(0, values[i]);
            }
        }
        return last().forward(values);
    }

    private Dense last() {
        return layers.get(layers.size() - 1);
    }

    private static double[] probabilities(double[] scores) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        double[] probabilities = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = Math.exp(scores[i] - highest);
            sum += probabilities[i];
        }
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    private static void multiply(double[] values, double[] factors) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i];
        }
    }
}
