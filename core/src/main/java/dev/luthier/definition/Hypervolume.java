package dev.luthier.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The volume that a front of losses dominates up to a reference point: the usual measure of how good it is. By exclusive
 * contributions (While, Bradstreet, Barone 2012); fit for hundreds of points with up to four objectives.
 */
public final class Hypervolume {
    private final double[] reference;

    /** @param reference one coordinate for each objective; what is not below it in all of them contributes nothing */
    public Hypervolume(double... reference) {
        this.reference = reference.clone();
    }

    public double of(List<double[]> losses) {
        List<double[]> inside = losses.stream().filter(this::isInside).toList();
        return front(inside).isEmpty() ? 0 : volume(front(inside));
    }

    private boolean isInside(double[] point) {
        for (int i = 0; i < reference.length; i++) {
            if (!(point[i] < reference[i])) {
                return false;
            }
        }
        return true;
    }

    private double volume(List<double[]> front) {
        if (reference.length == 1) {
            return reference[0] - front.get(0)[0];
        }
        if (reference.length == 2) {
            return area(front);
        }
        double sum = 0;
        for (int i = 0; i < front.size(); i++) {
            sum += box(front.get(i)) - volume(front(limited(front.subList(i + 1, front.size()), front.get(i))));
        }
        return sum;
    }

    private double area(List<double[]> front) {
        double sum = 0;
        double top = reference[1];
        for (double[] point : front) {
            sum += (reference[0] - point[0]) * (top - point[1]);
            top = point[1];
        }
        return sum;
    }

    private double box(double[] point) {
        double product = 1;
        for (int i = 0; i < point.length; i++) {
            product *= reference[i] - point[i];
        }
        return product;
    }

    /** The points as far as they dominate what {@code corner} dominates. */
    private static List<double[]> limited(List<double[]> points, double[] corner) {
        List<double[]> limited = new ArrayList<>();
        for (double[] point : points) {
            double[] worse = new double[point.length];
            for (int i = 0; i < point.length; i++) {
                worse[i] = Math.max(point[i], corner[i]);
            }
            limited.add(worse);
        }
        return limited;
    }

    /** Without what another one dominates or equals, by the first objective. */
    private static List<double[]> front(List<double[]> points) {
        List<double[]> sorted = new ArrayList<>(points);
        Comparator<double[]> order = Comparator.comparingDouble(point -> point[0]);
        for (int i = 1; i < (points.isEmpty() ? 0 : points.get(0).length); i++) {
            int axis = i;
            order = order.thenComparingDouble(point -> point[axis]);
        }
        sorted.sort(order);
        List<double[]> front = new ArrayList<>();
        for (double[] point : sorted) {
            if (front.stream().noneMatch(each -> Arrays.equals(each, point) || Goals.dominates(each, point))) {
                front.add(point);
            }
        }
        return front;
    }
}
