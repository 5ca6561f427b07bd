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

    /** @param coordinates of the observations, the prior not among them */
    ChoiceKernels(Axis.Choice axis, double[] coordinates, double priorWeight) {
        this.axis = axis;
        this.observed = new int[coordinates.length];
        for (int i = 0; i < observed.length; i++) {
            observed[i] = axis.index(coordinates[i]);
        }
        double share = priorWeight / (coordinates.length + 1);
        this.hit = (1 + share) / (1 + axis.count() * share);
        this.miss = share / (1 + axis.count() * share);
        this.logHit = StrictMath.log(hit);
        this.logMiss = StrictMath.log(miss);
    }

    @Override
    public void addLogDensities(double coordinate, double[] sums) {
        int choice = axis.index(coordinate);
        for (int i = 0; i < observed.length; i++) {
            sums[i] += observed[i] == choice ? logHit : logMiss;
        }
        sums[observed.length] -= StrictMath.log(axis.count());
    }

    @Override
    public double draw(int component, RandomStream random) {
        double u = random.nextDouble();
        if (component == observed.length) {
            return axis.coordinate(axis.index(u));
        }
        double extra = hit - miss;
        return axis.coordinate(u < extra ? observed[component] : axis.index((u - extra) / (1 - extra)));
    }
}
