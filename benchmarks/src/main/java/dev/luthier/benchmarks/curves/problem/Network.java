package dev.luthier.benchmarks.curves.problem;

import dev.luthier.space.Configuration;

/**
 * A configuration in the terms that the formulas of the problems are written in.
 *
 * @param step decimal logarithm of the effective learning rate
 * @param decay decimal logarithm of the weight decay
 * @param batch from 0 for the smallest to 1 for the largest
 * @param width from 0 for the smallest to 1 for the largest
 * @param dropout as it is
 */
record Network(double step, double decay, double batch, double width, double dropout) {

    static Network of(Configuration configuration) {
        return new Network(
                StrictMath.log10(configuration.getDouble("lr"))
                        - .7 * StrictMath.log10(1 - configuration.getDouble("momentum")),
                StrictMath.log10(configuration.getDouble("wd")),
                doublings(configuration.getLong("batch")),
                doublings(configuration.getLong("width")),
                configuration.getDouble("dropout"));
    }

    private static double doublings(long size) {
        return StrictMath.log(size / 16.0) / StrictMath.log(2) / 5;
    }
}
