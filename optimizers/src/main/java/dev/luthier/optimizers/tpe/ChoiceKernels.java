package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;

/** Distributions over choices that favour the one that was observed; the prior favours none. */
final class ChoiceKernels implements Kernels {
    private final Axis.Choice axis;
    private final int[] observed;
    private final double hit;
    private final double miss;
    private final double logHit;
    private final double logMiss;
    private final double logPrior;

    /** @param priorWeight how many observations the prior is worth */
    ChoiceKernels(Axis.Choice axis, double[] observations, double priorWeight) {
        this.axis = axis;
        this.observed = new int[observations.length];
        for (int i = 0; i < observed.length; i++) {
            observed[i] = axis.index(observations[i]);
        }
        double share = priorWeight / (observations.length + 1);
        this.hit = (1 + share) / (1 + axis.count() * share);
        this.miss = share / (1 + axis.count() * share);
        this.logHit = StrictMath.log(hit);
        this.logMiss = StrictMath.log(miss);
        this.logPrior = -StrictMath.log(axis.count());
    }

    @Override
    public void addLogDensities(double coordinate, double[] sums) {
        int choice = axis.index(coordinate);
        for (int i = 0; i < observed.length; i++) {
            sums[i] += observed[i] == choice ? logHit : logMiss;
        }
        sums[observed.length] += logPrior;
    }

    @Override
    public double draw(int component, RandomStream random) {
        double u = random.nextDouble();
        double extra = component == observed.length ? 0 : hit - miss;
        return axis.coordinate(u < extra ? observed[component] : axis.index((u - extra) / (1 - extra)));
    }
}
