package dev.luthier.optimizers.tpe;

import dev.luthier.random.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a point of a group of axes promises, and the search for a point that promises much.
 *
 * <p>The original compares the densities of good and other trials at one threshold. Here the logarithms of the probabilities
 * to be good at several thresholds are summed, so that also the order within either set counts: far from the best trials, a
 * point among fair ones is still better than one among bad ones, and among the best only the strictest threshold tells points
 * apart. The same probabilities along each axis alone are added, which a few trials are enough for.
 *
 * @param axes of the group
 * @param views of the trials, at least one
 * @param margins the probabilities along each axis
 * @param hill times the square of its distance from the middle is what a number loses
 * @param entry moves a point to where it has to be
 */
record Acquisition(List<Axis> axes, List<View> views, List<Margin> margins, double hill, Consumer<double[]> entry) {
    /** How much single axes count, against all of them together. */
    private static final double WEIGHT_OF_MARGINS = 0.7;

    private static final double MIDDLE = 0.5;
    private static final double FIRST_STEP = 0.15;
    private static final double SHRINKAGE = 0.97;

    /**
     * What trials say about all axes together.
     *
     * @param comparisons the strictest threshold first
     * @param weight how much it counts
     */
    record View(List<Comparison> comparisons, double weight) {
        double score(double[] point) {
            double score = 0;
            for (Comparison comparison : comparisons) {
                score += comparison.logProbability(point);
            }
            return weight * score;
        }

        ParzenEstimator best() {
            return comparisons.get(0).good();
        }
    }

    /** A point and what it promises. */
    private static final class Candidate {
        private final double[] point;
        private final double score;

        Candidate(double[] point, double score) {
            this.point = point;
            this.score = score;
        }
    }

    double score(double[] point) {
        double score = 0;
        for (View view : views) {
            score += view.score(point);
        }
        for (int axis = 0; axis < point.length; axis++) {
            score += WEIGHT_OF_MARGINS * margins.get(axis).at(point[axis]);
            score -= axes.get(axis) instanceof Axis.Choice ? 0 : hill * square(point[axis] - MIDDLE);
        }
        return score;
    }

    private static double square(double x) {
        return x * x;
    }

    /** Points, the best first: draws from the densities of the best trials, then steps from the best of them. */
    List<double[]> points(TpeSettings settings, RandomStream random) {
        List<Candidate> candidates = draws(settings.candidates(), random);
        double distance = FIRST_STEP;
        for (int i = 0; i < settings.refinements(); i++) {
            Candidate next = candidate(step(candidates.get(0).point, distance, random));
            if (next.score > candidates.get(0).score) {
                candidates.add(0, next);
            }
            distance *= SHRINKAGE;
        }
        return candidates.stream().map(candidate -> candidate.point).toList();
    }

    private List<Candidate> draws(int count, RandomStream random) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ParzenEstimator best = views.get(i / 2 % views.size()).best();
            candidates.add(candidate(i % 2 == 0 ? best.draw(random) : best.drawCrossed(random)));
        }
        candidates.sort(Comparator.comparingDouble((Candidate candidate) -> candidate.score)
                .reversed());
        return candidates;
    }

    private Candidate candidate(double[] point) {
        entry.accept(point);
        return new Candidate(point, score(point));
    }

    /** Moves along about half of the axes, at least one. */
    private double[] step(double[] from, double distance, RandomStream random) {
        double[] point = from.clone();
        int certain = random.nextInt(point.length);
        for (int axis = 0; axis < point.length; axis++) {
            if (axis == certain || random.nextBoolean()) {
                point[axis] = axes.get(axis).step(point[axis], distance, random);
            }
        }
        return point;
    }
}
