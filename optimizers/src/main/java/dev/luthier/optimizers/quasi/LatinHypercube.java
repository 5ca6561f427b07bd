package dev.luthier.optimizers.quasi;

import dev.luthier.random.RandomStream;

/** n points that visit each n-th part of each dimension once. After the last point it starts again. Immutable. */
final class LatinHypercube implements Design {
    private static final int TRIES = 20;

    /** Comparing all pairs of more points takes longer than the more even spread is worth. */
    private static final int MOST_COMPARED = 300;

    private final double[][] points;

    private LatinHypercube(double[][] points) {
        this.points = points;
    }

    /** Of 20 random hypercubes the one whose closest points are farthest apart; of large ones simply the first. */
    static LatinHypercube spread(int dimensions, int n, long seed) {
        double[][] best = random(dimensions, n, RandomStream.of(seed, 0));
        double widest = n > MOST_COMPARED ? Double.POSITIVE_INFINITY : closest(best);
        for (int i = 1; i < TRIES && widest < Double.POSITIVE_INFINITY; i++) {
            double[][] next = random(dimensions, n, RandomStream.of(seed, i));
            double distance = closest(next);
            if (distance > widest) {
                widest = distance;
                best = next;
            }
        }
        return new LatinHypercube(best);
    }

    @Override
    public double[] point(long index) {
        return points[(int) (index % points.length)].clone();
    }

    private static double[][] random(int dimensions, int n, RandomStream random) {
        double[][] points = new double[n][dimensions];
        for (int axis = 0; axis < dimensions; axis++) {
            int[] parts = random.permutation(n);
            for (int i = 0; i < n; i++) {
                points[i][axis] = (parts[i] + random.nextDouble()) / n;
            }
        }
        return points;
    }

    /** The square of the least distance. */
    private static double closest(double[][] points) {
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                closest = Math.min(closest, squaredDistance(points[i], points[j]));
            }
        }
        return closest;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int axis = 0; axis < a.length; axis++) {
            sum += (a[axis] - b[axis]) * (a[axis] - b[axis]);
        }
        return sum;
    }
}
