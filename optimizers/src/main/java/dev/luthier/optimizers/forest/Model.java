package dev.luthier.optimizers.forest;

import dev.luthier.definition.Constraint;
import dev.luthier.definition.Goals;
import dev.luthier.optimizers.forest.Forest.Prediction;
import dev.luthier.optimizers.forest.Lessons.Lesson;
import dev.luthier.optimizers.numeric.Normal;
import dev.luthier.random.RandomStream;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one suggestion knows: how much improvement a configuration promises and how likely it is to be feasible. Immutable.
 */
final class Model {
    private static final int FAILURES_TO_LEARN = 3;
    private static final double LEAST_PROBABILITY = 0.05;
    private static final double SMALLEST_EXCESS = 1e-10;

    private final Forest loss;
    private final double best;
    private final boolean anyFeasible;
    private final List<Forest> excesses;
    private final List<Forest> successes;

    private Model(Forest loss, double best, boolean anyFeasible, List<Forest> excesses, List<Forest> successes) {
        this.loss = loss;
        this.best = best;
        this.anyFeasible = anyFeasible;
        this.excesses = excesses;
        this.successes = successes;
    }

    /**
     * @param lessons the best first, at least one of them judged
     * @param running trials under way, which count as if they had ended as expected (Ginsbourger and others 2010)
     */
    static Model of(Features features, Goals goals, List<Lesson> lessons, List<Trial> running, int trees, long seed) {
        double[] losses = losses(lessons);
        double[][] rows = lessons.stream().map(Lesson::features).toArray(double[][]::new);
        Forest loss = Forest.grow(features, rows, losses, trees, seed);
        boolean anyFeasible = lessons.get(0).standing().violation() == 0;
        double best = losses[0];
        if (!running.isEmpty()) {
            int n = rows.length;
            rows = Arrays.copyOf(rows, n + running.size());
            losses = Arrays.copyOf(losses, rows.length);
            for (int i = n; i < rows.length; i++) {
                rows[i] = features.of(running.get(i - n).configuration());
                losses[i] = loss.predict(rows[i]).mean();
                best = Math.min(best, losses[i]);
            }
            loss = Forest.grow(features, rows, losses, trees, seed);
        }
        return new Model(
                loss,
                best,
                anyFeasible,
                excesses(features, goals, lessons, trees, seed),
                successes(features, lessons, trees, seed));
    }

    /**
     * The logarithms of how far losses are above a bit less than the least, as SMAC has them: what is good is told apart most
     * finely. Stopped trials are taken for no better than the median, failed ones for the worst.
     */
    private static double[] losses(List<Lesson> lessons) {
        double[] finished = lessons.stream()
                .filter(Lesson::isFinished)
                .mapToDouble(lesson -> lesson.standing().loss())
                .sorted()
                .toArray();
        double median = finished.length == 0 ? Double.NEGATIVE_INFINITY : finished[finished.length / 2];
        double[] losses = lessons.stream()
                .mapToDouble(lesson -> lesson.isFinished()
                        ? lesson.standing().loss()
                        : Math.max(lesson.standing().loss(), median))
                .toArray();
        double[] sorted =
                Arrays.stream(losses).filter(Double::isFinite).sorted().toArray();
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        double origin = least - (sorted[sorted.length / 10] - least) - SMALLEST_EXCESS * (1 + Math.abs(least));
        return Arrays.stream(losses)
                .map(each -> StrictMath.log(((Double.isFinite(each) ? each : most) - origin) / (most - origin)))
                .toArray();
    }

    private static List<Forest> excesses(Features features, Goals goals, List<Lesson> lessons, int trees, long seed) {
        List<Lesson> finished = lessons.stream().filter(Lesson::isFinished).toList();
        List<Forest> forests = new ArrayList<>();
        List<Constraint> constraints = goals.constraints();
        for (int i = 0; i < constraints.size() && !finished.isEmpty(); i++) {
            int constraint = i;
            double[] values = finished.stream()
                    .mapToDouble(lesson -> goals.excesses(lesson.trial())[constraint])
                    .toArray();
            forests.add(Forest.grow(features, rows(finished), values, trees, RandomStream.derive(seed, 1, i)));
        }
        return forests;
    }

    private static List<Forest> successes(Features features, List<Lesson> lessons, int trees, long seed) {
        long failures = lessons.stream().filter(Lesson::isFailed).count();
        if (failures < FAILURES_TO_LEARN) {
            return List.of();
        }
        double[] values = lessons.stream()
                .mapToDouble(lesson -> lesson.isFailed() ? 0 : 1)
                .toArray();
        return List.of(Forest.grow(features, rows(lessons), values, trees, RandomStream.derive(seed, 2)));
    }

    private static double[][] rows(List<Lesson> lessons) {
        return lessons.stream().map(Lesson::features).toArray(double[][]::new);
    }

    /** The logarithm of the expected improvement, plus those of the probabilities that the trial is feasible and succeeds. */
    double value(double[] point) {
        double value = 0;
        if (anyFeasible) {
            Prediction expected = loss.predict(point);
            double deviation = expected.deviation();
            value = Normal.logImprovement((best - expected.mean()) / deviation) + StrictMath.log(deviation);
        }
        for (Forest excess : excesses) {
            Prediction expected = excess.predict(point);
            value += Normal.logCumulative(-expected.mean() / expected.deviation());
        }
        for (Forest success : successes) {
            value += StrictMath.log(
                    Math.max(LEAST_PROBABILITY, success.predict(point).mean()));
        }
        return value;
    }
}
