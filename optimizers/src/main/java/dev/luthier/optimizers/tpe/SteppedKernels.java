package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Truncated normal distributions of which each value gets the probability of its interval. As many observations share value
 * and width, and many points share a coordinate, each probability is computed once.
 */
final class SteppedKernels implements Kernels {
    private final StepMasses masses;
    private final List<StepMasses.Kind> kinds = new ArrayList<>();
    private final int[] kindOf;
    private final Map<Double, double[]> asked = new HashMap<>();

    /** @param ascending the indices of the observations in ascending order */
    SteppedKernels(StepMasses masses, double[] observations, int[] ascending, double[] widths) {
        this.masses = masses;
        this.kindOf = new int[observations.length + 1];
        for (int index : ascending) {
            kindOf[index] = kind(observations[index], widths[index]);
        }
        kindOf[observations.length] = kind(NormalKernels.PRIOR_CENTER, NormalKernels.PRIOR_WIDTH);
    }

    /** Neighbours in ascending order are often of the same kind. */
    private int kind(double center, double width) {
        int last = kinds.size() - 1;
        if (last < 0 || kinds.get(last).center() != center || kinds.get(last).width() != width) {
            kinds.add(new StepMasses.Kind(center, width));
            return last + 1;
        }
        return last;
    }

    @Override
    public void addLogDensities(double coordinate, double[] sums) {
        double[] logMasses = asked.computeIfAbsent(coordinate, center -> masses.logMasses(kinds, center));
        for (int i = 0; i < kindOf.length; i++) {
            sums[i] += logMasses[kindOf[i]];
        }
    }

    @Override
    public double draw(int component, RandomStream random) {
        StepMasses.Kind kind = kinds.get(kindOf[component]);
        return masses.cells().snap(NormalKernels.draw(kind.center(), kind.width(), random));
    }
}
