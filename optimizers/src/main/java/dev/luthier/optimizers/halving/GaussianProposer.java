package dev.luthier.optimizers.halving;

import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.halving.fidelity.CurveEnd;
import dev.luthier.optimizers.halving.fidelity.FidelityModel;
import dev.luthier.optimizers.halving.fidelity.Result;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.optimizers.quasi.SobolSequence;
import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses configurations by a Gaussian process over configuration and rung, as MOBSTER does (Klein et al. 2020).
 *
 * <p>What the model promises at a high rung, results of the lowest rung cannot tell any more: there, good trials that learn
 * slowly lose against mediocre ones that learn fast. So every other trial begins right below the highest rung of which enough
 * is known, and the rest at the lowest rung, which keeps the model honest.
 */
final class GaussianProposer implements Proposer {
    private static final long SUGGESTIONS = 2;
    private static final double GROWTH = 1.15;
    private static final int LEAST_RESULTS = 12;

    /** So many trials that finished at a rung make it the one to be good at. */
    private static final int ENOUGH = 5;

    private static final int FROM_BELOW_EVERY = 2;

    private final RungLevels levels;
    private final Direction direction;
    private final SearchSpace space;
    private final long seed;
    private final FidelityModel model;
    private final SobolSequence start;
    private final TriedConfigurations tried;
    private final List<Result> results = new ArrayList<>();
    private final Set<Integer> ended = new HashSet<>();
    private int seen;
    private int learntAfter;
    private @Nullable Hyperparameters learnt;

    GaussianProposer(RungLevels levels, Direction direction, SearchSpace space, long seed) {
        this.levels = levels;
        this.direction = direction;
        this.space = space;
        this.seed = seed;
        this.model = new FidelityModel(space, levels.count(), ENOUGH);
        this.start = new SobolSequence(space.dimensions().size(), seed);
        this.tried = new TriedConfigurations(space);
    }

    @Override
    public Suggestion propose(int number, List<Trial> history, List<Trial> running) {
        update(history);
        tried.update(history, running);
        if (tried.isExhausted()) {
            return new Suggestion.Done("search space exhausted: every configuration was tried");
        }
        RandomStream random = RandomStream.of(seed, SUGGESTIONS, number);
        if (!isModelled()) {
            Configuration next = space.decode(start.point(number));
            return run(tried.contains(next) ? tried.other(random) : next, "sobol");
        }
        List<Trial> fresh = running.stream()
                .filter(trial -> !ended.contains(trial.number()))
                .toList();
        for (double[] unit : model.proposals(hyperparameters(), results, fresh, random)) {
            Configuration configuration = space.decode(unit);
            if (!tried.contains(configuration)) {
                return run(configuration, "expected improvement");
            }
        }
        return run(tried.other(random), "random, instead of a repetition");
    }

    @Override
    public int firstRung(int number, int drawn) {
        return isModelled() && number % FROM_BELOW_EVERY != 0 ? Math.max(0, model.top(results) - 1) : drawn;
    }

    private boolean isModelled() {
        return results.size() >= LEAST_RESULTS && model.top(results) >= levels.top() / 2;
    }

    /** Learnt at fixed numbers of results, from those results only, so that a restart changes nothing. */
    private Hyperparameters hyperparameters() {
        int point = LEAST_RESULTS;
        while ((int) Math.ceil(point * GROWTH) <= results.size()) {
            point = (int) Math.ceil(point * GROWTH);
        }
        Hyperparameters known = learnt;
        if (known == null || learntAfter != point) {
            known = model.learn(results.subList(0, point));
            learnt = known;
            learntAfter = point;
        }
        return known;
    }

    private void update(List<Trial> history) {
        for (; seen < history.size(); seen++) {
            Trial trial = history.get(seen);
            ended.add(trial.number());
            int rung = levels.rungWithin(trial.resource());
            if (rung >= 0 && !(trial.outcome() instanceof Outcome.Stopped)) {
                double loss = trial.outcome() instanceof Outcome.Finished finished
                        ? CurveEnd.loss(trial, finished.metric(), direction)
                        : Double.NaN;
                results.add(new Result(trial, rung, loss));
            }
        }
    }

    private static Suggestion run(Configuration configuration, String note) {
        return new Suggestion.Run(0, configuration, 1, note);
    }
}
