package dev.luthier.optimizers.quasi;

/** A fixed sequence of points of the unit cube. */
interface Design {

    /** The point with that index, from 0. */
    double[] point(long index);
}
