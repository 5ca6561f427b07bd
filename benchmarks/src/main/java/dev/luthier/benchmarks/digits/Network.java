package dev.luthier.benchmarks.digits;

import dev.luthier.random.RandomStream;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;

/** A network with one hidden layer of rectified units and a softmax, trained by stochastic gradients with momentum. */
final class Network {
    private static final int IN = DigitImages.PIXELS;
    private static final int OUT = DigitImages.DIGITS;
    private static final double LEAST_PROBABILITY = 1e-12;

    private final Hyperparameters hyperparameters;
    private final int width;
    private final double[] weights;
    private final double[] velocity;
    private final double[] gradient;
    private final double[] hidden;
    private final double[] output = new double[OUT];

    /**
     * How to train.
     *
     * @param rate of learning
     * @param momentum share of the last step that is made again
     * @param decay by which weights become smaller
     * @param batch images a step
     * @param width hidden units
     */
    record Hyperparameters(double rate, double momentum, double decay, int batch, int width) {}

    /** What a network says of images it has not seen. */
    record Score(double logLoss, double accuracy) {}

    /** A fresh one. */
    Network(Hyperparameters hyperparameters, long seed) {
        this.hyperparameters = hyperparameters;
        this.width = hyperparameters.width;
        this.weights = new double[(IN + 1) * width + (width + 1) * OUT];
        this.velocity = new double[weights.length];
        this.gradient = new double[weights.length];
        this.hidden = new double[width];
        RandomStream random = RandomStream.of(seed);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextGaussian() * Math.sqrt(2.0 / (i < (IN + 1) * width ? IN : width));
        }
    }

    /** Its weights and velocity. */
    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * weights.length * Double.BYTES);
        bytes.asDoubleBuffer().put(weights).put(velocity);
        return bytes.array();
    }

    /** Goes on from what {@link #toBytes} gave. */
    void restore(byte[] bytes) {
        DoubleBuffer numbers = ByteBuffer.wrap(bytes).asDoubleBuffer();
        numbers.get(weights).get(velocity);
    }

    /** Sees every image once, in random order. */
    void trainEpoch(DigitImages images, RandomStream random) {
        int[] order = random.permutation(images.size());
        for (int from = 0; from < order.length; from += hyperparameters.batch) {
            int to = Math.min(order.length, from + hyperparameters.batch);
            for (int i = from; i < to; i++) {
                addGradient(images.pixels()[order[i]], images.digits()[order[i]]);
            }
            step(to - from);
        }
    }

    Score score(DigitImages images) {
        double loss = 0;
        int right = 0;
        for (int i = 0; i < images.size(); i++) {
            forward(images.pixels()[i]);
            double probability = output[images.digits()[i]];
            loss -= Math.log(Math.max(LEAST_PROBABILITY, probability));
            right += isHighest(probability) ? 1 : 0;
        }
        return new Score(loss / images.size(), (double) right / images.size());
    }

    private boolean isHighest(double probability) {
        for (double other : output) {
            if (other > probability) {
                return false;
            }
        }
        return true;
    }

    private void forward(double[] pixels) {
        for (int h = 0; h < width; h++) {
            int at = h * (IN + 1);
            double sum = weights[at + IN];
            for (int p = 0; p < IN; p++) {
                sum += weights[at + p] * pixels[p];
            }
            hidden[h] = Math.max(0, sum);
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < OUT; o++) {
            int at = upper(o);
            double sum = weights[at + width];
            for (int h = 0; h < width; h++) {
                sum += weights[at + h] * hidden[h];
            }
            output[o] = sum;
            highest = Math.max(highest, sum);
        }
        softmax(highest);
    }

    private void softmax(double highest) {
        double sum = 0;
        for (int o = 0; o < OUT; o++) {
            output[o] = Math.exp(output[o] - highest);
            sum += output[o];
        }
        for (int o = 0; o < OUT; o++) {
            output[o] /= sum;
        }
    }

    private void addGradient(double[] pixels, int digit) {
        forward(pixels);
        output[digit] -= 1;
        for (int h = 0; h < width; h++) {
            double error = 0;
            for (int o = 0; o < OUT; o++) {
                gradient[upper(o) + h] += output[o] * hidden[h];
                error += output[o] * weights[upper(o) + h];
            }
            if (hidden[h] > 0) {
                addBelow(h, error, pixels);
            }
        }
        for (int o = 0; o < OUT; o++) {
            gradient[upper(o) + width] += output[o];
        }
    }

    private void addBelow(int unit, double error, double[] pixels) {
        int at = unit * (IN + 1);
        for (int p = 0; p < IN; p++) {
            gradient[at + p] += error * pixels[p];
        }
        gradient[at + IN] += error;
    }

    private void step(int images) {
        for (int i = 0; i < weights.length; i++) {
            double slope = gradient[i] / images + hyperparameters.decay * weights[i];
            velocity[i] = hyperparameters.momentum * velocity[i] - hyperparameters.rate * slope;
            weights[i] += velocity[i];
            gradient[i] = 0;
        }
    }

    private int upper(int out) {
        return (IN + 1) * width + out * (width + 1);
    }
}
