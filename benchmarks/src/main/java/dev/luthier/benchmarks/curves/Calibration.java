package dev.luthier.benchmarks.curves;

import dev.luthier.benchmarks.curves.problem.CurveProblem;
import dev.luthier.benchmarks.curves.problem.CurveProblems;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.optimizers.stop.CurvePredictionStop;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How often trials become the best of which curve prediction says that they will. Each round has 20 random trials that have
 * finished, and 30 others that are judged at some steps; then they are trained to their end, too.
 */
final class Calibration {
    private static final int ROUNDS = 20;
    private static final int FINISHED = 20;
    private static final int JUDGED = 30;
    private static final int RESOURCE = 81;
    private static final int[] STEPS = {17, 27, 40, 54};
    private static final double[] BOUNDS = {0, .01, .05, .1, .25, .5, .75, 1.01};

    private final int[] counts = new int[BOUNDS.length - 1];
    private final int[] hits = new int[BOUNDS.length - 1];
    private final double[] sums = new double[BOUNDS.length - 1];

    private Calibration() {}

    /** Predicted probabilities against observed frequencies, in Markdown. */
    static String table(String problem, int seeds) {
        Calibration calibration = new Calibration();
        for (int seed = 0; seed < seeds; seed++) {
            for (int round = 0; round < ROUNDS; round++) {
                calibration.judge(CurveProblems.of(problem, seed), seed, round);
            }
        }
        return "`" + problem + "`: curve prediction, " + seeds * ROUNDS + " rounds\n\n" + calibration.text();
    }

    private void judge(CurveProblem problem, long seed, int round) {
        List<Trial> trials = IntStream.range(0, FINISHED + JUDGED)
                .mapToObj(i -> finished(problem, seed, round * (FINISHED + JUDGED) + i))
                .toList();
        List<Trial> history = trials.subList(0, FINISHED);
        double best = history.stream()
                .mapToDouble(trial -> atEnd(problem, trial))
                .min()
                .orElseThrow();
        CurvePredictionStop rule = EarlyStops.curvePrediction();
        for (Trial trial : trials.subList(FINISHED, trials.size())) {
            for (int step : STEPS) {
                OptionalDouble probability = rule.probability(runningAt(trial, step), history, Direction.MINIMIZE);
                probability.ifPresent(predicted -> count(predicted, atEnd(problem, trial) < best));
            }
        }
    }

    private void count(double predicted, boolean becameBest) {
        int bucket = 0;
        while (predicted >= BOUNDS[bucket + 1]) {
            bucket++;
        }
        counts[bucket]++;
        sums[bucket] += predicted;
        hits[bucket] += becameBest ? 1 : 0;
    }

    private String text() {
        StringBuilder text =
                new StringBuilder("| predicted | predictions | mean | became the best |\n| --- | --- | --- | --- |\n");
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %.0f to %.0f %% | %d | %.1f %% | %.1f %% |%n",
                        100 * BOUNDS[i],
                        Math.min(100, 100 * BOUNDS[i + 1]),
                        counts[i],
                        100 * sums[i] / counts[i],
                        100.0 * hits[i] / counts[i]));
            }
        }
        return text.toString();
    }

    private static Trial finished(CurveProblem problem, long seed, int number) {
        Configuration configuration = problem.space().sample(RandomStream.of(seed, number));
        List<Report> reports = new ArrayList<>();
        for (int step = 1; step <= RESOURCE; step++) {
            reports.add(new Report(step, problem.observed(configuration, number, step)));
        }
        Curve curve = Curve.of(reports);
        Outcome outcome = new Outcome.Finished(curve.last());
        return new Trial(number, 0, configuration, RESOURCE, TrialState.FINISHED, "", List.of(), curve, outcome);
    }

    private static Trial runningAt(Trial trial, int step) {
        Curve curve = Curve.of(trial.curve().reports().subList(0, step));
        return new Trial(
                trial.number(), 0, trial.configuration(), RESOURCE, TrialState.RUNNING, "", List.of(), curve, null);
    }

    /** Without noise. */
    private static double atEnd(CurveProblem problem, Trial trial) {
        return problem.loss(trial.configuration(), RESOURCE);
    }
}
