package dev.luthier.benchmarks.curves.problem;

import dev.luthier.space.Configuration;

/**
 * Curves whose early ranks mislead: large networks with dropout end lowest, but stay on their plateau longest. With w the
 * width and b the batch from 0 to 1 in doublings, d the dropout, k the decimal logarithm of the weight decay, and the rate
 * zl = log10 lr - 0.7 log10(1 - momentum) + 2.5 - 0.5 b:
 *
 * <pre>{@code
 * c    = .55 w + .45 d/.7                                                    how large, from 0 to 1
 * a    = min(.9, .07 + .12 (1-c)^2 + .025 zl^2 + .006 (k+3.5+b)^2 + .03 b)   where it ends
 * h    = 10^min(2.5, .2 + .8 c + .2 |zl|)                                    epochs to half of the way
 * y(e) = a + (.9-a) / (1 + (e/h)^2)
 * }</pre>
 *
 * <p>Spearman's correlation of the loss at an epoch with that at 81, over the space: epoch 1 .41, 3 .43, 9 .53, 27 .89; among
 * the best tenth -.13, -.12, -.09, .28. Of the best hundredth, 18, 20, 38 and 100 % are in the best third at these epochs.
 * Times and noise are those of {@link Curves6}.
 */
final class SlowStart6 extends CurveProblem {
    private static final long serialVersionUID = 1;
    private static final double START = .9;

    SlowStart6(long seed) {
        super(seed);
    }

    @Override
    public String name() {
        return "slowstart6";
    }

    @Override
    public double optimum(long epoch) {
        return Optima.of(name(), epoch, .0797617857, .1138820995);
    }

    @Override
    public double loss(Configuration configuration, long epoch) {
        Network network = Network.of(configuration);
        double b = network.batch();
        double zl = network.step() + 2.5 - .5 * b;
        double size = .55 * network.width() + .45 * network.dropout() / .7;
        double asymptote =
                .07 + .12 * square(1 - size) + .025 * square(zl) + .006 * square(network.decay() + 3.5 + b) + .03 * b;
        double low = Math.min(START, asymptote);
        double half = StrictMath.pow(10, Math.min(2.5, .2 + .8 * size + .2 * Math.abs(zl)));
        return low + (START - low) / (1 + square(epoch / half));
    }

    private static double square(double x) {
        return x * x;
    }
}
