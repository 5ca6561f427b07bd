package dev.luthier.optimizers.gaussian.input;

import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Turns points of a search space's unit cube into the features that a kernel compares. Immutable.
 *
 * <p>A feature vector has three parts. <b>Metric</b> features are compared by distance: the coordinate itself or, if the
 * parameter is conditional, its place on a quarter of a circle whose centre stands for "inactive" (Swersky, Duvenaud,
 * Snoek, Hutter, Osborne: "Raiders of the Lost Architecture", 2014). <b>Trend</b> features are a line and a parabola for
 * each ordered parameter, orthogonal and of variance 1 over the range. <b>Codes</b> stand for unordered values and are the
 * same or not.
 */
public final class Inputs {
    private static final double QUARTER_TURN = Math.PI / 2;
    private static final double LINE = 1.7320508075688772;
    private static final double PARABOLA = 2.23606797749979;
    private static final double INACTIVE = -1;

    private final SearchSpace space;
    private final List<Axis> axes;
    private final Activity activity;
    private final int[] metricAxes;
    private final int[] orderedAxes;
    private final int[] codeAxes;
    private final List<Warp> warps;

    public Inputs(SearchSpace space) {
        this(space, Collections.nCopies(space.dimensions().size(), Warp.NONE));
    }

    private Inputs(SearchSpace space, List<Warp> warps) {
        this.space = space;
        this.warps = warps;
        this.axes = space.dimensions().stream().map(Axis::new).toList();
        this.activity = new Activity(space);
        List<Integer> metric = new ArrayList<>();
        List<Integer> ordered = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            if (axes.get(axis).isOrdered()) {
                ordered.add(axis);
                metric.add(axis);
                if (axes.get(axis).isConditional()) {
                    metric.add(axis);
                }
            } else {
                codes.add(axis);
            }
        }
        this.metricAxes = toArray(metric);
        this.orderedAxes = toArray(ordered);
        this.codeAxes = toArray(codes);
    }

    private static int[] toArray(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The same with one coordinate bent. */
    public Inputs bent(int dimension, Warp warp) {
        List<Warp> changed = new ArrayList<>(warps);
        changed.set(dimension, warp);
        return new Inputs(space, List.copyOf(changed));
    }

    /** Whether bending a dimension can change anything. */
    public boolean canBend(int dimension) {
        return axes.get(dimension).isOrdered() && !axes.get(dimension).isConditional();
    }

    /** How a dimension is bent. */
    public Warp warp(int dimension) {
        return warps.get(dimension);
    }

    public SearchSpace space() {
        return space;
    }

    public int dimensions() {
        return axes.size();
    }

    public Axis axis(int dimension) {
        return axes.get(dimension);
    }

    public int metricFeatures() {
        return metricAxes.length;
    }

    public int trendFeatures() {
        return 2 * orderedAxes.length;
    }

    public int codes() {
        return codeAxes.length;
    }

    /** How many features there are: metric, trend, codes, in this order. */
    public int width() {
        return metricFeatures() + trendFeatures() + codes();
    }

    /** The dimension of a metric feature. */
    public int metricAxis(int feature) {
        return metricAxes[feature];
    }

    /** The dimension of a code. */
    public int codeAxis(int code) {
        return codeAxes[code];
    }

    /** For each dimension, whether it is active at a point whose discrete coordinates stand for values. */
    public boolean[] active(double[] unit) {
        return activity.at(unit);
    }

    /** Moves every coordinate to the nearest one that stands for a value. */
    public void snap(double[] unit) {
        for (int i = 0; i < unit.length; i++) {
            unit[i] = axes.get(i).snap(unit[i]);
        }
    }

    /** The features of a configuration of the space. */
    public double[] features(Configuration configuration) {
        return features(space.encode(configuration));
    }

    /** The features of a point whose discrete coordinates stand for values. */
    public double[] features(double[] unit) {
        boolean[] active = active(unit);
        double[] features = new double[width()];
        int metric = 0;
        int trend = metricAxes.length;
        for (int axis : orderedAxes) {
            boolean on = active[axis];
            double u = warps.get(axis).apply(unit[axis]);
            if (axes.get(axis).isConditional()) {
                features[metric++] = on ? StrictMath.cos(QUARTER_TURN * u) : 0;
                features[metric++] = on ? StrictMath.sin(QUARTER_TURN * u) : 0;
            } else {
                features[metric++] = u;
            }
            features[trend++] = on ? LINE * (2 * u - 1) : 0;
            features[trend++] = on ? PARABOLA * (6 * u * (u - 1) + 1) : 0;
        }
        for (int i = 0; i < codeAxes.length; i++) {
            features[trend + i] = active[codeAxes[i]] ? unit[codeAxes[i]] : INACTIVE;
        }
        return features;
    }

    /** How far two feature vectors are apart, all dimensions being alike and unordered values at a distance of 1. */
    public double squaredDistance(double[] one, double[] other) {
        double sum = 0;
        for (int f = 0; f < metricAxes.length; f++) {
            sum += (one[f] - other[f]) * (one[f] - other[f]);
        }
        for (int c = metricFeatures() + trendFeatures(); c < width(); c++) {
            sum += one[c] == other[c] ? 0 : 1;
        }
        return sum;
    }

    /** The derivatives by the coordinates, given those by the features; 0 for unordered and inactive dimensions. */
    public double[] unitGradient(double[] unit, double[] byFeature) {
        boolean[] active = active(unit);
        double[] gradient = new double[unit.length];
        int metric = 0;
        int trend = metricAxes.length;
        for (int axis : orderedAxes) {
            double u = warps.get(axis).apply(unit[axis]);
            double slope = 0;
            if (axes.get(axis).isConditional()) {
                slope -= QUARTER_TURN * StrictMath.sin(QUARTER_TURN * u) * byFeature[metric++];
                slope += QUARTER_TURN * StrictMath.cos(QUARTER_TURN * u) * byFeature[metric++];
            } else {
                slope = byFeature[metric++];
            }
            slope += 2 * LINE * byFeature[trend++];
            slope += PARABOLA * (12 * u - 6) * byFeature[trend++];
            gradient[axis] = active[axis] ? slope * warps.get(axis).slope(unit[axis]) : 0;
        }
        return gradient;
    }
}
