package dev.luthier.analysis;

import dev.luthier.space.Parameter;
import java.util.List;

/**
 * How the metric depends on one parameter, the others averaged out.
 *
 * @param parameter its name
 * @param points in the order of its values
 */
public record Marginal(String parameter, List<Point> points) {
    private static final int RESOLUTION = 25;

    /**
     * @param value of the parameter
     * @param mean of the metric over all values of the others
     * @param deviation how much the trees of the forest disagree about that mean
     */
    public record Point(Object value, double mean, double deviation) {}

    public Marginal {
        points = List.copyOf(points);
    }

    static Marginal of(Parameter parameter, VarianceForest forest, int dimension) {
        List<Point> points = parameter.grid(RESOLUTION).stream()
                .map(value -> forest.at(dimension, parameter.encode(value)).over(value))
                .toList();
        return new Marginal(parameter.name(), points);
    }
}
