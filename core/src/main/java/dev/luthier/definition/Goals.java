package dev.luthier.definition;

import dev.luthier.problem.Problems;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an experiment is after, and how trials are judged by it.
 *
 * @param objectives 1 to 4; the first one is the experiment's metric, which trials report and early stopping looks at
 * @param constraints what a result has to keep; may be empty
 */
public record Goals(List<Objective> objectives, List<Constraint> constraints) {
    /** More objectives than this make nearly every trial a compromise that no other one beats. */
    public static final int MOST_OBJECTIVES = 4;

    public Goals {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
    }

    /** One objective without constraints. */
    public static Goals of(String metric, Direction direction) {
        return new Goals(List.of(new Objective(metric, direction)), List.of());
    }

    /** The experiment's metric: that of the first objective. */
    public String metric() {
        return objectives.isEmpty() ? "" : objectives.get(0).metric();
    }

    /** Direction of {@link #metric()}. */
    public Direction direction() {
        return objectives.isEmpty() ? Direction.MINIMIZE : objectives.get(0).direction();
    }

    /** The names of all metrics that a result must have, the experiment's own first. */
    public Set<String> metrics() {
        Set<String> names = new LinkedHashSet<>();
        objectives.forEach(objective -> names.add(objective.metric()));
        constraints.forEach(constraint -> names.add(constraint.metric()));
        return names;
    }

    /** A metric of a finished trial by its name; NaN if the trial has not finished or lacks it. */
    public double value(Trial trial, String metric) {
        return trial.outcome() instanceof Outcome.Finished finished ? value(finished, metric) : Double.NaN;
    }

    /** The objectives of a finished trial, each as a loss: smaller is better. All NaN if it has not finished. */
    public double[] losses(Trial trial) {
        return objectives.stream()
                .mapToDouble(each -> each.direction().loss(value(trial, each.metric())))
                .toArray();
    }

    /** {@link Constraint#excess} of a finished trial for each constraint. All NaN, unknown, if it has not finished. */
    public double[] excesses(Trial trial) {
        return constraints.stream()
                .mapToDouble(each -> each.excess(value(trial, each.metric())))
                .toArray();
    }

    /** As {@link #bestFirst}, for results of which there are only the metrics by name; a missing one is as bad as can be. */
    public int compare(Map<String, Double> one, Map<String, Double> other) {
        int byViolation = Double.compare(violation(one), violation(other));
        return byViolation != 0
                ? byViolation
                : direction().compare(one.getOrDefault(metric(), Double.NaN), other.getOrDefault(metric(), Double.NaN));
    }

    /** The sum of all violations: 0 if every bound is kept, infinite if a trial that has not finished cannot say so. */
    public double violation(Trial trial) {
        return violation(excesses(trial));
    }

    /** Whether the trial finished and keeps every bound. */
    public boolean isFeasible(Trial trial) {
        return trial.isFinished() && violation(trial) == 0;
    }

    /** Feasible trials by their metric, then the others by how far they are from being feasible; unfinished ones last. */
    public Comparator<Trial> bestFirst() {
        Comparator<Trial> byMetric = (a, b) ->
                direction().compare(a.metric().orElse(Double.NaN), b.metric().orElse(Double.NaN));
        return Comparator.comparingDouble((Trial trial) -> violation(trial))
                .thenComparing(byMetric)
                .thenComparing(Trial::state)
                .thenComparingInt(Trial::number);
    }

    /**
     * The feasible trial with the best metric; if none is feasible, the finished trial that violates the least. The earlier
     * one of two equals; empty if none finished.
     */
    public Optional<Trial> best(List<Trial> trials) {
        return trials.stream().filter(Trial::isFinished).min(bestFirst());
    }

    /** The feasible trials that no other one dominates, by number. */
    public List<Trial> paretoFront(List<Trial> trials) {
        List<Point> points = trials.stream()
                .filter(this::isFeasible)
                .map(trial -> new Point(trial, withoutMinusZero(losses(trial))))
                .sorted(Point.DOMINATING_FIRST)
                .toList();
        List<Point> distinct = new ArrayList<>();
        List<Trial> front = new ArrayList<>();
        for (Point point : points) {
            boolean again = !distinct.isEmpty() && Arrays.equals(last(distinct).losses, point.losses);
            if (!again && !isDominated(point, distinct)) {
                distinct.add(point);
                again = true;
            }
            if (again) {
                front.add(point.trial);
            }
        }
        front.sort(Comparator.comparingInt(Trial::number));
        return front;
    }

    /** What sorts numbers takes the two zeros for different ones. */
    private static double[] withoutMinusZero(double[] losses) {
        return Arrays.stream(losses).map(loss -> loss == 0 ? 0 : loss).toArray();
    }

    /** With two objectives, the last of the points has the lowest second loss, so that it speaks for all of them. */
    private static boolean isDominated(Point point, List<Point> front) {
        boolean two = point.losses.length == 2 && !front.isEmpty();
        return (two ? List.of(last(front)) : front).stream().anyMatch(each -> dominates(each.losses, point.losses));
    }

    private static Point last(List<Point> points) {
        return points.get(points.size() - 1);
    }

    /** A trial with its losses. */
    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    private record Point(Trial trial, double[] losses) {
        /** By the first loss, then by the second and so on: none dominates an earlier one. */
        static final Comparator<Point> DOMINATING_FIRST = Comparator.<Point, double[]>comparing(
                        Point::losses, Arrays::compare)
                .thenComparingInt(point -> point.trial.number());
    }

    /**
     * The volume between the objectives of these trials and a reference point, see {@link Hypervolume}.
     *
     * @param reference one finite value for each objective, in its own unit
     */
    public double hypervolume(List<Trial> trials, double... reference) {
        if (reference.length != objectives.size() || !Arrays.stream(reference).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("reference point is " + Arrays.toString(reference)
                    + ", must be a finite number for each of " + objectives.size() + " objectives");
        }
        double[] losses = new double[reference.length];
        Arrays.setAll(losses, i -> objectives.get(i).direction().loss(reference[i]));
        return new Hypervolume(losses)
                .of(trials.stream().filter(this::isFeasible).map(this::losses).toList());
    }

    /** The worst value of each objective among the feasible trials, in its own unit; 0 if there is none. */
    public double[] worst(List<Trial> trials) {
        return objectives.stream()
                .mapToDouble(objective -> trials.stream()
                        .filter(this::isFeasible)
                        .map(trial -> value(trial, objective.metric()))
                        .max((a, b) -> objective.direction().compare(a, b))
                        .orElse(0.0))
                .toArray();
    }

    /** Whether {@code one} is nowhere worse than {@code other}, and better somewhere. Equals do not dominate each other. */
    public static boolean dominates(double[] one, double[] other) {
        boolean better = false;
        for (int i = 0; i < one.length; i++) {
            if (!(one[i] <= other[i])) {
                return false;
            }
            better |= one[i] < other[i];
        }
        return better;
    }

    /** What a slot tells of an attempt; FAILED if it lacks a metric that is asked for here, or has one that is not finite. */
    public Outcome judge(Outcome told) {
        if (told instanceof Outcome.Finished finished) {
            for (String metric : metrics()) {
                if (!Double.isFinite(value(finished, metric))) {
                    return new Outcome.Failed(new Failure(Failure.Kind.INVALID_METRIC, complaint(finished, metric)));
                }
            }
        }
        return told;
    }

    void check(Problems problems) {
        problems.check(
                !objectives.isEmpty(), "the metric has no name: say maximize(\"accuracy\") or minimize(\"loss\")");
        problems.check(
                objectives.size() <= MOST_OBJECTIVES,
                "there are %d objectives, at most %d are possible: make some of them constraints",
                objectives.size(),
                MOST_OBJECTIVES);
        Set<String> seen = new HashSet<>();
        for (Objective objective : objectives) {
            objective.check(problems);
            problems.check(seen.add(objective.metric()), "objective '%s' is there twice", objective.metric());
        }
        for (Constraint constraint : constraints) {
            constraint.check(problems);
            String what = constraint.kind() + " " + constraint.metric();
            problems.check(seen.add(what), "constraint '%s' is there twice", constraint);
        }
    }

    private double violation(Map<String, Double> metrics) {
        return violation(constraints.stream()
                .mapToDouble(each -> each.excess(metrics.getOrDefault(each.metric(), Double.NaN)))
                .toArray());
    }

    private static double violation(double[] excesses) {
        double sum = 0;
        for (double excess : excesses) {
            sum += Double.isNaN(excess) ? Double.POSITIVE_INFINITY : Math.max(0, excess);
        }
        return sum;
    }

    private double value(Outcome.Finished finished, String metric) {
        return metric.equals(metric()) ? finished.metric() : finished.more().getOrDefault(metric, Double.NaN);
    }

    private String complaint(Outcome.Finished finished, String metric) {
        if (finished.more().containsKey(metric)) {
            return "metric '" + metric + "' is " + finished.more().get(metric) + ", must be finite";
        }
        Set<String> found = new LinkedHashSet<>(Set.of(metric()));
        found.addAll(finished.more().keySet());
        return "the training function returned only " + found + ", must return the metric '" + metric + "' too";
    }
}
