package dev.luthier.optimizers.gaussian.input;

import dev.luthier.space.Parameter;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One dimension of the unit cube: which coordinates stand for a value, and which are next to which. Immutable.
 *
 * <p>Coordinates are always those of {@link Parameter#encode}: a model that saw others would learn of configurations that
 * do not exist.
 */
public final class Axis {
    /** Up to so many values are listed; with more, neighbours are found by decoding. */
    private static final int LISTED = 1024;

    /** Up to so many ordered values are all tried in a search. */
    private static final int ALL_TRIED = 20;

    private final Parameter parameter;
    private final boolean discrete;
    private final boolean ordered;
    private final double cell;
    private final double[] centres;

    Axis(Parameter parameter) {
        this.parameter = parameter;
        this.discrete = parameter.count().isPresent();
        this.ordered = !(parameter instanceof Parameter.Finite finite) || finite.isOrdered();
        this.cell = discrete ? 1.0 / parameter.count().getAsLong() : 0;
        this.centres = discrete && cell >= 1.0 / LISTED
                ? parameter.grid(LISTED).stream().mapToDouble(parameter::encode).toArray()
                : new double[0];
    }

    public boolean isContinuous() {
        return !discrete;
    }

    /** Whether the distance of coordinates means something. */
    public boolean isOrdered() {
        return ordered;
    }

    boolean isConditional() {
        return !parameter.conditions().isEmpty();
    }

    /** The width of one of the values on the unit interval, if all are alike; 0 if continuous. */
    public double cell() {
        return cell;
    }

    /** The nearest coordinate that stands for a value. */
    public double snap(double coordinate) {
        double clamped = Math.min(1, Math.max(0, coordinate));
        if (!discrete) {
            return clamped;
        }
        return centres.length == 0 ? parameter.encode(parameter.decode(clamped)) : centres[nearest(clamped)];
    }

    /** Other coordinates that a search should try from this one: all of few, else some at growing distances. */
    public double[] alternatives(double coordinate) {
        if (centres.length == 0) {
            return distant(coordinate);
        }
        int own = nearest(coordinate);
        return IntStream.range(0, centres.length)
                .filter(i -> i != own && (!ordered || centres.length <= ALL_TRIED || isPowerOfTwo(Math.abs(i - own))))
                .mapToDouble(i -> centres[i])
                .toArray();
    }

    private double[] distant(double coordinate) {
        int steps = 2;
        while (StrictMath.scalb(1.0, -steps) > cell && steps < LISTED) {
            steps++;
        }
        return IntStream.rangeClosed(2, steps + 1)
                .mapToDouble(step -> Math.max(cell, StrictMath.scalb(1.0, -step)))
                .flatMap(step -> Arrays.stream(new double[] {snap(coordinate - step), snap(coordinate + step)}))
                .filter(other -> other != coordinate)
                .distinct()
                .toArray();
    }

    private int nearest(double coordinate) {
        int found = Arrays.binarySearch(centres, coordinate);
        if (found >= 0) {
            return found;
        }
        int above = -found - 1;
        if (above == 0 || above == centres.length) {
            return above == 0 ? 0 : above - 1;
        }
        return coordinate - centres[above - 1] < centres[above] - coordinate ? above - 1 : above;
    }

    private static boolean isPowerOfTwo(int number) {
        return (number & (number - 1)) == 0;
    }
}
