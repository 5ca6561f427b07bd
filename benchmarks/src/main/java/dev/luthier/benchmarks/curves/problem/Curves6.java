package dev.luthier.benchmarks.curves.problem;

import dev.luthier.space.Configuration;

/**
 * Curves that cross: large rates and small networks learn fast and end high, small rates, large networks and dropout learn
 * slowly and end low. Kind to early stopping: the best hundredth is in the best third from the first epoch on.
 */
final class Curves6 extends CurveProblem {
    private static final long serialVersionUID = 1;

    Curves6(long seed) {
        super(seed);
    }

    /**
     * One configuration's curve: where it ends, how long it takes, how it falls, and the share that diverges.
     *
     * @param asymptote loss after infinitely many epochs
     * @param time epochs after which it begins to fall
     * @param power of the fall
     * @param divergence share of the way back to the loss at the start that a too large rate costs
     */
    record Shape(double asymptote, double time, double power, double divergence) {

        static Shape of(Network network) {
            double w = network.width();
            double b = network.batch();
            double d = network.dropout();
            double zl = network.step() + 3 - .6 * b;
            double asymptote = .06
                    + .012 * zl * zl
                    + .10 * square(1 - w)
                    + .15 * square(d - .10 - .35 * w)
                    + .006 * square(network.decay() + 4 + w - b)
                    + .02 * b;
            double magnitude = .55 - .55 * zl + .9 * d + .35 * w + .25 * b;
            return new Shape(
                    Math.min(START, asymptote),
                    StrictMath.pow(10, Math.max(-.7, Math.min(2.2, magnitude))),
                    .9 + .5 * w - .4 * d,
                    1 / (1 + StrictMath.exp(-(zl - 2.2) / .12)));
        }

        double loss(long epoch) {
            double falling = asymptote + (START - asymptote) * StrictMath.pow(1 + epoch / time, -power);
            return falling + (START - falling) * divergence;
        }
    }

    private static final double START = .9;

    @Override
    public String name() {
        return "curves6";
    }

    @Override
    public double optimum(long epoch) {
        return Optima.of(name(), epoch, .0920291, .1167207);
    }

    @Override
    public double loss(Configuration configuration, long epoch) {
        return Shape.of(Network.of(configuration)).loss(epoch);
    }

    private static double square(double x) {
        return x * x;
    }
}
