package dev.luthier.optimizers.numeric;

/** A differentiable function on a box. */
@FunctionalInterface
public interface BoxFunction {

    /**
     * The value at a point; positive infinity or NaN where there is none.
     *
     * @param gradient is filled with the derivatives
     */
    double at(double[] point, double[] gradient);
}
