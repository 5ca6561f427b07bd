package dev.luthier.optimizers.cmaes;

import dev.luthier.optimizers.ranking.Standing;
import dev.luthier.random.RandomStream;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a history: it is folded into generations, ending by ending, and nothing else decides.
 *
 * <p>The first endings are the start; at the best of them the first run begins. From then on a generation is closed as soon
 * as enough trials have ended, whenever they were suggested. Those that ran already when the run began would say nothing of
 * its distribution and are left out, but for one that is better than where the first run began: it begins there instead, as
 * long as it has not learnt from a generation.
 */
final class Evolution {
    private static final double CHOICE_RATE = 0.5;

    private final Axes axes;
    private final CmaEsSettings settings;
    private final Function<Trial, Standing> judge;
    private final long seed;
    private final Set<Integer> known = new HashSet<>();
    private final Map<Standing, Trial> generation = new TreeMap<>();
    private Restarts restarts;
    private @Nullable Run run;
    private int seen;
    private int mostRunning;
    private int firstOfRun;

    /** Where the first run began; null when it has learnt more than that. */
    private @Nullable Standing origin;

    Evolution(Axes axes, CmaEsSettings settings, Function<Trial, Standing> judge, long seed) {
        this.axes = axes;
        this.settings = settings;
        this.judge = judge;
        this.seed = seed;
        this.restarts = Restarts.first(settings.populationFor(axes.dimensions()));
    }

    /** Leaves the start out; to be called before any ending is taken in. */
    void beginAt(Trial earlier) {
        begin(axes.numbersOf(earlier));
        firstOfRun = 0;
    }

    /** Takes in the endings that are new. */
    void update(List<Trial> history) {
        for (; seen < history.size(); seen++) {
            Trial ended = history.get(seen);
            mostRunning = Math.max(mostRunning, ended.number() + 1 - seen);
            if (known.add(ended.number())) {
                enter(judge.apply(ended), ended);
            }
        }
    }

    /** The run under way; null before the start is complete. */
    @Nullable
    Run run() {
        return run;
    }

    private void enter(Standing standing, Trial ended) {
        if (ended.number() >= firstOfRun) {
            generation.put(standing, ended);
            close();
        } else if (origin != null && standing.compareTo(origin) < 0) {
            generation.clear();
            begin(standing, ended);
        }
    }

    private void close() {
        Run current = run;
        Map.Entry<Standing, Trial> best = generation.entrySet().iterator().next();
        if (current == null) {
            if (best.getKey().isJudged() && generation.size() >= settings.startupTrials()) {
                begin(best.getKey(), best.getValue());
                generation.clear();
            }
        } else if (generation.size() == current.populationSize()) {
            if (best.getKey().isJudged()) {
                learn(current, best.getKey().loss());
            }
            generation.clear();
        }
    }

    private void learn(Run current, double bestLoss) {
        origin = null;
        current.learn(List.copyOf(generation.values()), bestLoss);
        restarts = restarts.spent(generation.size());
        if (current.isOver()) {
            restarts = restarts.next(RandomStream.of(seed, restarts.number()).nextDouble());
            double[] anywhere = new double[axes.numbers().length];
            Arrays.fill(anywhere, Double.NaN);
            begin(anywhere);
        }
    }

    private void begin(Standing standing, Trial trial) {
        origin = standing;
        begin(axes.numbersOf(trial));
    }

    /** @param mean NaN where a number may have any value */
    private void begin(double[] mean) {
        RandomStream random = RandomStream.of(seed, restarts.number(), 0);
        double[] start = Arrays.stream(mean)
                .map(own -> Double.isNaN(own) ? random.nextDouble() : own)
                .toArray();
        double stepSize = settings.stepSize() * restarts.stepFactor();
        run = new Run(axes, new Run.Start(restarts.populationSize(), start, stepSize), CHOICE_RATE, seed);
        firstOfRun = Math.max(firstOfRun, seen + 1 + mostRunning);
    }
}
