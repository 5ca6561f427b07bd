package dev.luthier.optimizers.halving.fidelity;

import dev.luthier.optimizers.gaussian.fit.HyperparameterFit;
import dev.luthier.optimizers.gaussian.fit.Observations;
import dev.luthier.optimizers.gaussian.input.Inputs;
import dev.luthier.optimizers.gaussian.input.Rows;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.gaussian.model.Kernel;
import dev.luthier.optimizers.gaussian.model.Posterior;
import dev.luthier.optimizers.halving.fidelity.RungModels.Point;
import dev.luthier.random.RandomStream;
import dev.luthier.space.DoubleParameter;
import dev.luthier.space.Parameter;
import dev.luthier.space.Scale;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A Gaussian process over configuration and rung. It sees what trials came to at all rungs, and expects something of others at
 * the highest rung of which enough is known.
 *
 * <p>Its answers are a function of the results; what it keeps saves time only. Not thread-safe.
 */
public final class FidelityModel {
    private static final int MOST_ROWS = 180;
    private static final int MOST_ROWS_TO_FIT = 120;
    private static final int MOST_ROWS_TO_TRUST = 60;
    private static final double NO_HILL = 0;

    private final SearchSpace space;
    private final int rungs;
    private final int enough;
    private final Inputs inputs;
    private final HyperparameterFit fit;
    private final Map<Integer, double[]> units = new HashMap<>();

    private record Row(Result result, double score) {}

    /**
     * @param rungs how many there are
     * @param enough so many trials at a rung make it the one to be good at
     */
    public FidelityModel(SearchSpace space, int rungs, int enough) {
        this.space = space;
        this.rungs = rungs;
        this.enough = enough;
        this.inputs = new Inputs(withRung(space));
        this.fit = new HyperparameterFit(inputs.dimensions(), NO_HILL);
    }

    private static SearchSpace withRung(SearchSpace space) {
        String name = "rung";
        while (space.names().contains(name)) {
            name += "_";
        }
        List<Parameter> parameters = new ArrayList<>(space.parameters());
        parameters.add(new DoubleParameter(name, 0, 1, Scale.LINEAR, 0, List.of()));
        return SearchSpace.of(parameters);
    }

    /** The most likely hyperparameters after these results. */
    public Hyperparameters learn(List<Result> results) {
        List<Row> rows = rows(AlignedScores.of(results, rungs), MOST_ROWS_TO_FIT);
        Rows features = new Rows(inputs.width(), rows.size());
        rows.forEach(row -> features.append(features(row.result.trial(), row.result.rung())));
        double[] scores = rows.stream().mapToDouble(Row::score).toArray();
        return fit.fit(new Observations(inputs, features, scores, new double[scores.length]));
    }

    /** The rung to be good at after these results. */
    public int top(List<Result> results) {
        return top(AlignedScores.of(results, rungs));
    }

    /** What is to be expected at that rung after these results. */
    public Outlook outlook(Hyperparameters hyperparameters, List<Result> results, int rung) {
        List<Row> rows = rows(AlignedScores.of(results, rungs), MOST_ROWS);
        Function<Trial, double[]> point = trial -> withRung(trial, rung);
        return new Outlook(posterior(hyperparameters, rows), point, tried(rows, rung));
    }

    /**
     * How far each rung's results tell who is best at the rung to be good at.
     *
     * @return a share for each rung; they sum to 1
     */
    public double[] trust(Hyperparameters hyperparameters, List<Result> results, RandomStream random) {
        AlignedScores aligned = AlignedScores.of(results, rungs);
        int top = top(aligned);
        List<Row> best = newest(aligned, top);
        if (best.size() < enough) {
            return IntStream.range(0, rungs)
                    .mapToDouble(rung -> rung == 0 ? 1 : 0)
                    .toArray();
        }
        List<List<Point>> lower = new ArrayList<>();
        List<List<double[]>> places = new ArrayList<>();
        for (int i = 0; i < top; i++) {
            int rung = i;
            lower.add(points(newest(aligned, rung)));
            places.add(best.stream()
                    .map(row -> inputs.features(withRung(row.result.trial(), rung)))
                    .toList());
        }
        double[] shares = new RungModels(inputs, hyperparameters).trust(lower, places, points(best), random);
        return Arrays.copyOf(shares, rungs);
    }

    private static List<Row> newest(AlignedScores aligned, int rung) {
        double[] scores = aligned.scores();
        return IntStream.range(0, scores.length)
                .map(i -> scores.length - 1 - i)
                .mapToObj(i -> new Row(aligned.results().get(i), scores[i]))
                .filter(row -> row.result.rung() == rung && !row.result.isFailed())
                .limit(MOST_ROWS_TO_TRUST)
                .toList();
    }

    private List<Point> points(List<Row> rows) {
        return rows.stream()
                .map(row -> new Point(features(row.result.trial(), row.result.rung()), row.score))
                .toList();
    }

    private Posterior posterior(Hyperparameters hyperparameters, List<Row> rows) {
        Posterior posterior = new Posterior(new Kernel(inputs, hyperparameters));
        rows.forEach(row -> posterior.observe(features(row.result.trial(), row.result.rung()), 0));
        posterior.setTargets(rows.stream().mapToDouble(Row::score).toArray());
        return posterior;
    }

    /** The highest rung with enough results; the lowest with any, if none has. */
    private int top(AlignedScores aligned) {
        int lowest = 0;
        for (int rung = rungs - 1; rung >= 0; rung--) {
            if (aligned.count(rung) >= enough) {
                return rung;
            }
            lowest = aligned.count(rung) > 0 ? rung : lowest;
        }
        return lowest;
    }

    private double coordinate(int rung) {
        return rungs == 1 ? 1 : (double) rung / (rungs - 1);
    }

    /** All results of the higher rungs, the newest first if there are too many, then some of the lowest rung of all ages. */
    private List<Row> rows(AlignedScores aligned, int most) {
        double[] scores = aligned.scores();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            rows.add(new Row(aligned.results().get(i), scores[i]));
        }
        if (rows.size() <= most) {
            return rows;
        }
        Set<Integer> kept = new HashSet<>();
        List<Integer> byRung = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(
                                i -> -rows.get(i).result.rung())
                        .thenComparing(i -> -rows.get(i).result.trial().number()))
                .toList();
        byRung.stream().limit(2L * most / 3).forEach(kept::add);
        List<Integer> rest = byRung.subList(kept.size(), byRung.size());
        int wanted = most - kept.size();
        for (int i = 0; i < wanted; i++) {
            kept.add(rest.get((int) ((long) i * rest.size() / wanted)));
        }
        return kept.stream().sorted().map(rows::get).toList();
    }

    private List<double[]> tried(List<Row> rows, int rung) {
        Set<Integer> trials = new HashSet<>();
        return rows.stream()
                .map(row -> row.result.trial())
                .filter(trial -> trials.add(trial.number()))
                .map(trial -> withRung(trial, rung))
                .toList();
    }

    private double[] features(Trial trial, int rung) {
        return inputs.features(withRung(trial, rung));
    }

    private double[] withRung(Trial trial, int rung) {
        double[] own = units.computeIfAbsent(trial.number(), number -> space.encode(trial.configuration()));
        double[] unit = Arrays.copyOf(own, own.length + 1);
        unit[own.length] = coordinate(rung);
        return unit;
    }
}
