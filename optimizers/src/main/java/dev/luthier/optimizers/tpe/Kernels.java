package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;

/** The components of a mixture along one axis: one for each observation, and the prior as the last. */
sealed interface Kernels permits NormalKernels, SteppedKernels, ChoiceKernels {

    /** Adds the logarithm of each component's density at a coordinate; of its probability where values are discrete. */
    void addLogDensities(double coordinate, double[] sums);

    /** A coordinate drawn from one component. */
    double draw(int component, RandomStream random);
}
