package dev.luthier.optimizers.tpe;

import dev.luthier.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the densities of one group of dimensions from the trial table. */
final class GroupModel {
    /** The prior counts less among the good trials than in the original, which searches nearly at random at first. */
    private static final double PRIOR_OF_GOOD = 0.4;

    private static final double PRIOR = 1;

    /** Kernels of good trials are never wider than n to this power, so that the search contracts. */
    private static final double CONTRACTION = -0.3;

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

    Acquisition acquisition(TpeSettings settings) {
        List<Threshold> thresholds = Threshold.of(table, dimensions[0], settings);
        List<ParzenEstimator> good = new ArrayList<>();
        List<ParzenEstimator> others = new ArrayList<>();
        List<Margin> margins = axes.stream().map(Margin::new).toList();
        for (int i = 0; i < thresholds.size(); i++) {
            Threshold threshold = thresholds.get(i);
            good.add(ofGood(threshold, ofGood.get(i)));
            others.add(ofOthers(threshold, ofOthers.get(i)));
            double[] weightsOfGood = AgeWeights.of(threshold.good().length, PRIOR);
            for (int axis = 0; axis < axes.size(); axis++) {
                margins.get(axis)
                        .add(
                                new Sample(coordinates(threshold.good(), axis), weightsOfGood),
                                new Sample(coordinates(threshold.others(), axis), threshold.weights()));
            }
        }
        return new Acquisition(axes, good, others, margins);
    }

    private ParzenEstimator ofGood(Threshold threshold, List<KernelMemory> memory) {
        int[] rows = threshold.good();
        double most = StrictMath.pow(Math.max(1, table.usable()), CONTRACTION);
        Bandwidth bandwidth = Bandwidth.standard(rows.length).upTo(most);
        return new ParzenEstimator(kernels(rows, bandwidth, memory), AgeWeights.of(rows.length, PRIOR_OF_GOOD));
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
