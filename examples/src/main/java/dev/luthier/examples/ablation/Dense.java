package dev.luthier.examples.ablation;

import dev.luthier.random.RandomStream;
import java.util.List;

/** A layer that is fully connected; learns by Adam (D. Kingma, J. Ba, arXiv:1412.6980). One thread. */
final class Dense {
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final int inputs;
    private final int outputs;
    private final double[] weights; // of each output: one for each input, then the bias
    private final double[] gradients;
    private final double[] first;
    private final double[] second;
    private double[] given = {};
    private int steps;

    /**
     * @param names of the inputs: the first weights of an input depend on its name and the seed alone, not on which others there
     *     are, so that a network without one of them is as like the complete one as can be
     * @param seed of the first weights
     */
    Dense(List<String> names, int outputs, long seed) {
        this.inputs = names.size();
        this.outputs = outputs;
        this.weights = new double[outputs * (inputs + 1)];
        this.gradients = new double[weights.length];
        this.first = new double[weights.length];
        this.second = new double[weights.length];
        double width = Math.sqrt(6.0 / inputs); // He's variance, as a uniform distribution
        for (int in = 0; in < inputs; in++) {
            RandomStream random = RandomStream.of(seed, names.get(in).hashCode());
            for (int out = 0; out < outputs; out++) {
                weights[out * (inputs + 1) + in] = width * (2 * random.nextDouble() - 1);
            }
        }
    }

    double[] forward(double[] input) {
        given = input;
        double[] output = new double[outputs];
        for (int out = 0; out < outputs; out++) {
            int row = out * (inputs + 1);
            double sum = weights[row + inputs];
            for (int in = 0; in < inputs; in++) {
                sum += weights[row + in] * input[in];
            }
            output[out] = sum;
        }
        return output;
    }

    /** Adds to the gradients what the input of the last {@link #forward} is to blame for, and answers the input's share. */
    double[] backward(double[] blame) {
        double[] share = new double[inputs];
        for (int out = 0; out < outputs; out++) {
            int row = out * (inputs + 1);
            for (int in = 0; in < inputs; in++) {
                gradients[row + in] += blame[out] * given[in];
                share[in] += blame[out] * weights[row + in];
            }
            gradients[row + inputs] += blame[out];
        }
        return share;
    }

    /** Moves against the mean gradient of a batch, and begins a new one. */
    void learn(int batch, double rate, double weightDecay) {
        steps++;
        double firstLeft = 1 - Math.pow(FIRST_DECAY, steps);
        double secondLeft = 1 - Math.pow(SECOND_DECAY, steps);
        for (int i = 0; i < weights.length; i++) {
            double gradient = gradients[i] / batch + weightDecay * weights[i];
            first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * gradient;
            second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * gradient * gradient;
            weights[i] -= rate * (first[i] / firstLeft) / (Math.sqrt(second[i] / secondLeft) + EPSILON);
            gradients[i] = 0;
        }
    }
}
