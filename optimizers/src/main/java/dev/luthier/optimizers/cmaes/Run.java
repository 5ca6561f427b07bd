package dev.luthier.optimizers.cmaes;

import dev.luthier.optimizers.numeric.Normal;
import dev.luthier.random.RandomStream;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One run from a beginning to a restart: the distribution of numbers and choices, generation after generation. */
final class Run {
    private static final double LARGEST_CONDITION = 1e14;
    private static final double LEAST_DEVIATION = 1e-9;
    private static final int TRIES_PER_DIMENSION = 10;

    private final Axes axes;
    private final long seed;
    private final Strategy strategy;
    private final Choices choices;
    private final Margin margin;
    private final NormalDistribution numbers;
    private double best = Double.POSITIVE_INFINITY;
    private int flatGenerations;

    /**
     * @param start where it begins and how large its generations are
     * @param seed of what has to be drawn for values that do not tell where they were drawn
     */
    Run(Axes axes, Start start, double choiceRate, long seed) {
        this.axes = axes;
        this.seed = seed;
        int n = axes.numbers().length;
        this.strategy = Strategy.of(Math.max(1, n), start.populationSize());
        this.choices = new Choices(axes.counts(), choiceRate);
        this.margin = new Margin(axes.cells(), 1.0 / (Math.max(1, n) * start.populationSize()));
        this.numbers = new NormalDistribution(strategy, start.mean(), start.stepSize());
    }

    /** @param mean a coordinate for each number */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    record Start(int populationSize, double[] mean, double stepSize) {}

    int populationSize() {
        return strategy.populationSize();
    }

    /**
     * The point of the unit cube that a uniform one is mapped to: numbers come from its first coordinates, choices from the
     * rest. If a number lies outside of its range, all are drawn anew.
     */
    double[] point(double[] uniform, RandomStream random) {
        int n = axes.numbers().length;
        double[] normal = new double[n];
        Arrays.setAll(normal, i -> Normal.quantile(uniform[i]));
        double[] point = margin.stretched(numbers.point(normal), numbers);
        for (int i = 0; i < TRIES_PER_DIMENSION * n && !isInside(point); i++) {
            Arrays.setAll(normal, axis -> random.nextGaussian());
            point = margin.stretched(numbers.point(normal), numbers);
        }
        return axes.unit(point, choices.values(Arrays.copyOfRange(uniform, n, uniform.length)));
    }

    /** Whole numbers and steps need no check: their first and last cells own all that is beyond. */
    private boolean isInside(double[] point) {
        for (int axis = 0; axis < point.length; axis++) {
            if (!margin.hasCells(axis) && (point[axis] < 0 || point[axis] > 1)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes in a generation.
     *
     * @param ranked its trials, the best first
     * @param bestLoss the loss of the best of them
     */
    void learn(List<Trial> ranked, double bestLoss) {
        List<double[]> points = new ArrayList<>();
        for (Trial trial : ranked) {
            points.add(drawnFor(trial));
        }
        choices.learn(
                ranked.stream().limit(strategy.parents()).map(axes::choicesOf).toList(),
                Arrays.copyOf(strategy.weights(), strategy.parents()));
        numbers.learn(points);
        margin.restore(numbers);
        flatGenerations = bestLoss < best ? 0 : flatGenerations + 1;
        best = Math.min(best, bestLoss);
    }

    /** An inactive number had no influence, so it is drawn as if the distribution had drawn it. */
    private double[] drawnFor(Trial trial) {
        double[] mean = numbers.mean();
        double[] own = axes.numbersOf(trial);
        for (int axis = 0; axis < own.length; axis++) {
            RandomStream random = RandomStream.of(seed, trial.number(), axis);
            own[axis] = Double.isNaN(own[axis])
                    ? mean[axis] + numbers.deviation(axis) * random.nextGaussian()
                    : margin.drawnFor(axis, own[axis], numbers, random);
        }
        return own;
    }

    /** Whether nothing more is to be expected of it. */
    boolean isOver() {
        int n = Math.max(1, axes.dimensions());
        return flatGenerations > 10 + (int) Math.ceil(30.0 * n / populationSize())
                || numbers.condition() > LARGEST_CONDITION
                || (axes.isContinuous() && numbers.largestDeviation() < LEAST_DEVIATION);
    }
}
