package dev.luthier.optimizers.tpe;

import dev.luthier.optimizers.tpe.Acquisition.View;
import dev.luthier.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the densities of one group of dimensions from the trial table. */
final class GroupModel {
    /**
     * What the prior counts among the good trials, at first and in the end. In the original it is 1, and the search nearly at
     * random at first; but with hundreds of trials, what was not tried yet has to keep its chance.
     */
    private static final double[] PRIOR_OF_GOOD = {0.1, 0.4};

    /** The same for numbers along single axes. */
    private static final double[] PRIOR_ALONG_AXES = {0.2, 1};

    private static final double PRIOR = 1;

    /** So many trials after the first, the last value holds. */
    private static final double FIRST_TRIALS = 100;

    /** Kernels of good trials are never wider than this, times n to the power of {@link #CONTRACTION}. */
    private static final double WIDEST = 0.6;

    private static final double CONTRACTION = -0.35;

    /**
     * In all dimensions together, the few trials there are make good points look certain too early; with lower odds, those that
     * are better still are told apart.
     */
    private static final double DOUBT = 0.22;

    /** What the ends of a range lose at first against its middle: who chooses ranges takes care that the best is inside. */
    private static final double HILL = 5;

    /** So many trials halve it. */
    private static final double HILL_LASTS = 30;

    private final TrialTable table;
    private final int[] dimensions;
    private final List<Axis> axes;
    private final List<List<KernelMemory>> ofGood;
    private final List<List<KernelMemory>> ofOthers;

    GroupModel(TrialTable table, List<Parameter> parameters, int[] dimensions, int thresholds) {
        this.table = table;
        this.dimensions = dimensions;
        this.axes = Arrays.stream(dimensions)
                .mapToObj(dimension -> Axis.of(parameters.get(dimension)))
                .toList();
        this.ofGood = memories(thresholds);
        this.ofOthers = memories(thresholds);
    }

    private List<List<KernelMemory>> memories(int thresholds) {
        List<List<KernelMemory>> memories = new ArrayList<>();
        for (int i = 0; i < thresholds; i++) {
            memories.add(axes.stream().map(KernelMemory::new).toList());
        }
        return memories;
    }

    /** The dimensions of the group, as the search space numbers them. */
    int[] dimensions() {
        return dimensions;
    }

    /** What the trials of a part of the space tell. */
    Acquisition acquisition(TpeSettings settings, Branch branch) {
        List<Threshold> within = Threshold.of(table, dimensions[0], branch, settings);
        List<View> views = new ArrayList<>();
        views.add(new View(comparisons(within), 1));
        if (!branch.equals(Branch.WHOLE)) {
            List<Threshold> everywhere = Threshold.of(table, dimensions[0], Branch.WHOLE, settings);
            views.add(new View(comparisons(everywhere), branch.weightOfWhole(count(branch))));
        }
        double hill = HILL / (1 + table.usable() / HILL_LASTS);
        return new Acquisition(axes, views, margins(within), hill, point -> branch.enter(point, dimensions));
    }

    private int count(Branch branch) {
        int count = 0;
        for (int row : table.ranked(dimensions[0])) {
            count += branch.holds(table, row) ? 1 : 0;
        }
        return count;
    }

    /** Single axes alone make use of the last threshold. */
    private List<Comparison> comparisons(List<Threshold> thresholds) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < thresholds.size() - 1; i++) {
            Threshold threshold = thresholds.get(i);
            ParzenEstimator good = ofGood(threshold, ofGood.get(i));
            comparisons.add(new Comparison(
                    good, ofOthers(threshold, ofOthers.get(i)), threshold.odds().times(DOUBT)));
        }
        return comparisons;
    }

    private List<Margin> margins(List<Threshold> thresholds) {
        List<Margin> margins = axes.stream().map(Margin::new).toList();
        double ofNumbers = grown(PRIOR_ALONG_AXES);
        for (Threshold threshold : thresholds) {
            for (int axis = 0; axis < axes.size() && threshold.others().length > 0; axis++) {
                double prior = axes.get(axis) instanceof Axis.Choice ? PRIOR : ofNumbers;
                double[] weights = AgeWeights.of(threshold.good().length, prior);
                Sample good = new Sample(coordinates(threshold.good(), axis), weights);
                Sample others = new Sample(coordinates(threshold.others(), axis), threshold.weights());
                margins.get(axis).add(good, others, threshold.odds());
            }
        }
        return margins;
    }

    /** From the first value to the last, as trials come in. */
    private double grown(double[] prior) {
        return prior[0] + (prior[1] - prior[0]) * Math.min(1, table.usable() / FIRST_TRIALS);
    }

    private ParzenEstimator ofGood(Threshold threshold, List<KernelMemory> memory) {
        int[] rows = threshold.good();
        double most = WIDEST * StrictMath.pow(Math.max(1, table.usable()), CONTRACTION);
        Bandwidth bandwidth = Bandwidth.standard(rows.length).upTo(most);
        return new ParzenEstimator(kernels(rows, bandwidth, memory), AgeWeights.of(rows.length, grown(PRIOR_OF_GOOD)));
    }

    private ParzenEstimator ofOthers(Threshold threshold, List<KernelMemory> memory) {
        int[] rows = threshold.others();
        return new ParzenEstimator(kernels(rows, Bandwidth.standard(rows.length), memory), threshold.weights());
    }

    private List<Kernels> kernels(int[] rows, Bandwidth bandwidth, List<KernelMemory> memory) {
        List<Kernels> kernels = new ArrayList<>();
        for (int axis = 0; axis < dimensions.length; axis++) {
            kernels.add(memory.get(axis).kernels(rows, coordinates(rows, axis), bandwidth, PRIOR));
        }
        return kernels;
    }

    private double[] coordinates(int[] rows, int axis) {
        double[] coordinates = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            coordinates[i] = table.coordinate(rows[i], dimensions[axis]);
        }
        return coordinates;
    }
}
