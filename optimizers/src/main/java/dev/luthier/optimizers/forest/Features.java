package dev.luthier.optimizers.forest;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration as a tree sees it: the coordinate of a number, the index of a choice, and -1 for what is inactive. Immutable.
 */
final class Features {
    static final double INACTIVE = -1;
    private static final int STEPS_EACH = 4;

    /** With more parameters than are needed for so many neighbours, others are looked at at every step. */
    private static final int ENOUGH = 30;

    private final SearchSpace space;
    private final int[] counts;
    private final boolean[] stepped;
    private final boolean conditional;

    Features(SearchSpace space) {
        this.space = space;
        this.counts = space.dimensions().stream()
                .mapToInt(parameter ->
                        isChoice(parameter) ? (int) parameter.count().orElseThrow() : 0)
                .toArray();
        this.stepped = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            stepped[i] = counts[i] == 0 && space.dimensions().get(i).count().isPresent();
        }
        this.conditional = space.dimensions().stream()
                .anyMatch(parameter -> !parameter.conditions().isEmpty());
    }

    private static boolean isChoice(Parameter parameter) {
        return parameter instanceof Parameter.Finite finite && !finite.isOrdered();
    }

    int size() {
        return counts.length;
    }

    /** How many choices a feature has; 0 if it is a number. */
    int choices(int feature) {
        return counts[feature];
    }

    double[] of(Configuration configuration) {
        double[] features = space.encode(configuration);
        boolean[] active = space.active(configuration);
        for (int i = 0; i < features.length; i++) {
            if (!active[i]) {
                features[i] = INACTIVE;
            } else if (counts[i] > 0) {
                features[i] = Math.floor(features[i] * counts[i]);
            }
        }
        return features;
    }

    /** The features of the configuration at a point; without making that configuration where no parameter is conditional. */
    double[] of(double[] unit) {
        if (conditional) {
            return of(space.decode(unit));
        }
        double[] features = unit.clone();
        for (int i = 0; i < features.length; i++) {
            if (counts[i] > 0) {
                features[i] = Math.min(counts[i] - 1, Math.floor(features[i] * counts[i]));
            } else if (stepped[i]) {
                Parameter parameter = space.dimensions().get(i);
                features[i] = parameter.encode(parameter.decode(unit[i]));
            }
        }
        return features;
    }

    /**
     * Points that differ from this one in one active parameter: every other choice, and some numbers at random distances.
     */
    List<double[]> neighbours(double[] unit, double distance, RandomStream random) {
        boolean[] active = conditional ? space.active(space.decode(unit)) : new boolean[0];
        List<double[]> neighbours = new ArrayList<>();
        for (int i : random.permutation(unit.length)) {
            if ((!conditional || active[i]) && neighbours.size() < ENOUGH) {
                addNeighbours(unit, i, distance, random, neighbours);
            }
        }
        return neighbours;
    }

    private void addNeighbours(
            double[] unit, int axis, double distance, RandomStream random, List<double[]> neighbours) {
        int steps = counts[axis] > 0 ? counts[axis] : STEPS_EACH;
        int own = (int) (unit[axis] * counts[axis]);
        for (int step = 0; step < steps; step++) {
            if (counts[axis] == 0 || step != own) {
                double[] moved = unit.clone();
                moved[axis] = counts[axis] > 0
                        ? (step + 0.5) / counts[axis]
                        : reflected(unit[axis] + distance * random.nextGaussian());
                neighbours.add(moved);
            }
        }
    }

    private static double reflected(double coordinate) {
        double above = Math.abs(coordinate);
        return Math.max(0, above > 1 ? 2 - above : above);
    }
}
