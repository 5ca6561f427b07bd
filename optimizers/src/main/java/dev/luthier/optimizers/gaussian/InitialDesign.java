package dev.luthier.optimizers.gaussian;

import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.random.RandomStream;

/**
 * Where to look before there is anything to model: Latin hypercubes (McKay, Beckman, Conover 1979) of a few points each, one
 * after the other. A function of the seed. Immutable.
 */
final class InitialDesign {
    private final Inputs inputs;
    private final long seed;
    private final int size;

    InitialDesign(Inputs inputs, long seed, int size) {
        this.inputs = inputs;
        this.seed = seed;
        this.size = size;
    }

    double[] point(int index) {
        double[] unit = new double[inputs.dimensions()];
        for (int i = 0; i < unit.length; i++) {
            RandomStream random = RandomStream.of(seed, index / size, i);
            int cell = random.permutation(size)[index % size];
            unit[i] = (cell + RandomStream.of(seed, index, i, 1).nextDouble()) / size;
        }
        inputs.snap(unit);
        return unit;
    }
}
