package dev.luthier.analysis;

import dev.luthier.definition.Definition;
import dev.luthier.space.Parameter;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the trials of one task tell: which parameters matter, how the metric depends on each, whether early reports foretell the
 * end, and what early stopping saved. Reads facts only and decides nothing; the same trials give the same answers. Immutable.
 */
public final class Analysis {
    /** Below so many finished trials no forest is grown: it would only repeat the noise. */
    public static final int FEWEST_TRIALS = 8;

    /** Below so many finished trials nothing can be said of the best of them. */
    public static final int FEWEST_FOR_BEST = 10;

    private static final double BEST_SHARE = 0.1;
    private static final double SAFE = 0.95;

    private final Definition definition;
    private final SearchSpace space;
    private final List<Trial> trials;

    private Analysis(Definition definition, int task, List<Trial> trials) {
        this.definition = definition;
        this.space = definition.tasks().get(task).space();
        this.trials = trials;
    }

    /** Of the first task, which in a plain search is the only one. */
    public static Analysis of(Definition definition, List<Trial> trials) {
        return of(definition, 0, trials);
    }

    /**
     * @param task its index
     * @param trials all trials of the experiment; those of other tasks are left out
     */
    public static Analysis of(Definition definition, int task, List<Trial> trials) {
        Predicate<Trial> isOfTask = trial -> trial.task() == task;
        return new Analysis(definition, task, trials.stream().filter(isOfTask).toList());
    }

    /**
     * The share of the metric's variance over the whole space that each parameter explains alone, the largest first: fANOVA
     * (Hutter, Hoos and Leyton-Brown, ICML 2014) with a forest on the points of the unit cube, so that logarithmic parameters
     * count on their own scale. What is missing to 1 is their interplay. Empty with fewer than {@link #FEWEST_TRIALS} finished
     * trials.
     */
    public List<Importance> varianceShares() {
        List<Parameter> dimensions = space.dimensions();
        if (isTooLittle()) {
            return List.of();
        }
        VarianceForest forest = forest();
        return IntStream.range(0, dimensions.size())
                .mapToObj(i -> new Importance(dimensions.get(i).name(), forest.share(i)))
                .sorted(Comparator.comparingDouble(Importance::share).reversed())
                .toList();
    }

    /**
     * How much each parameter has to do with being among the best tenth of the finished trials, the largest first; the shares
     * sum to 1: PED-ANOVA (Watanabe, Bansal and Hutter, arXiv:2304.10255). Empty with fewer than {@link #FEWEST_FOR_BEST}
     * finished trials.
     */
    public List<Importance> bestShares() {
        List<Trial> finished = finished();
        if (finished.size() < FEWEST_FOR_BEST) {
            return List.of();
        }
        List<PedAnova.Point> points = finished.stream()
                .map(trial -> PedAnova.Point.of(space, trial, definition.direction()))
                .toList();
        return PedAnova.of(space, points, BEST_SHARE).entrySet().stream()
                .map(each -> new Importance(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingDouble(Importance::share).reversed())
                .toList();
    }

    /**
     * How the metric depends on each parameter, averaged over all others, by the same forest. Empty with fewer than
     * {@link #FEWEST_TRIALS} finished trials.
     */
    public List<Marginal> marginals() {
        if (isTooLittle()) {
            return List.of();
        }
        VarianceForest forest = forest();
        List<Marginal> marginals = new ArrayList<>();
        for (int i = 0; i < space.dimensions().size(); i++) {
            marginals.add(Marginal.of(space.dimensions().get(i), forest, i));
        }
        return marginals;
    }

    /** How well the ranks at a step agree with those at the end, step by step; empty if there are no curves to tell. */
    public List<EarlyRanks> earlyRanks() {
        return EarlyRanks.of(finished(), definition.direction());
    }

    /**
     * The step from which on stopping the worse half was safe: there, and at every later step of {@link #earlyRanks}, the better
     * half held at least 95 % of the trials that were the best tenth at the end. Empty if that can be said of the end only, or if
     * there are no curves to tell.
     */
    public OptionalLong safeFrom() {
        List<EarlyRanks> ranks = earlyRanks();
        int from = ranks.size();
        while (from > 0 && ranks.get(from - 1).bestKept() >= SAFE) {
            from--;
        }
        return from < ranks.size() - 1 ? OptionalLong.of(ranks.get(from).step()) : OptionalLong.empty();
    }

    /** What early stopping saved, as far as that can be told. */
    public TimeSaved timeSaved() {
        return TimeSaved.of(trials);
    }

    private VarianceForest forest() {
        List<Trial> finished = finished();
        double[][] points = finished.stream()
                .map(trial -> space.encode(trial.configuration()))
                .toArray(double[][]::new);
        double[] metrics = finished.stream()
                .mapToDouble(trial -> trial.metric().orElseThrow())
                .toArray();
        return VarianceForest.grow(points, metrics);
    }

    private boolean isTooLittle() {
        return space.dimensions().isEmpty() || finished().size() < FEWEST_TRIALS;
    }

    private List<Trial> finished() {
        return trials.stream().filter(Trial::isFinished).toList();
    }
}
