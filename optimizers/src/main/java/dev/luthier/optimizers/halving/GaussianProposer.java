package dev.luthier.optimizers.halving;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.gaussian.model.Hyperparameters;
import dev.luthier.optimizers.halving.fidelity.FidelityModel;
import dev.luthier.optimizers.halving.fidelity.Milestones;
import dev.luthier.optimizers.halving.fidelity.Outlook;
import dev.luthier.optimizers.halving.fidelity.Result;
import dev.luthier.optimizers.halving.rung.Ladder.Gate;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.optimizers.quasi.SobolSequence;
import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses configurations by a Gaussian process over configuration and rung, as MOBSTER does (Klein et al. 2020). It learns from
 * running trials too: from one rung to the next is a long way, on which many would begin without knowing of each other.
 *
 * <p>What the model promises at a high rung, results of the lowest rung cannot tell any more: there, good trials that learn
 * slowly lose against mediocre ones that learn fast. So every other trial begins right below the highest rung of which enough
 * is known, and the rest at the lowest rung, which keeps the model honest. Those that begin high cost much, and are near the
 * best that is known; the cheap ones are anywhere.
 *
 * <p>Who is among the best of a rung because few good ones have come there yet goes on only if the model thinks it possible
 * that it will be the best.
 */
final class GaussianProposer implements Proposer {
    private static final long SUGGESTIONS = 2;
    private static final long TRUST = 5;
    private static final double GROWTH = 1.15;
    private static final int LEAST_RESULTS = 12;

    /** So many trials that finished at a rung make it the one to be good at. */
    private static final int ENOUGH = 5;

    private static final int FROM_BELOW_EVERY = 2;

    /** How far from the best, in each ordered dimension and as a share of the range, those are that begin high. */
    private static final double NEAR = 0.1;

    private static final double ANYWHERE = 1;

    /**
     * At most so many trials that begin high run at once, and of those that begin low the model chooses about so many at once.
     * On hundreds of slots most trials begin before it knows much, and near a best of which little is known; the rest does as
     * in ASHA.
     */
    private static final int MOST_AT_ONCE = 16;

    /** Of becoming the best, with which a trial still goes on. */
    private static final double LEAST_CHANCE = 0.1;

    private final RungLevels levels;
    private final SearchSpace space;
    private final long seed;
    private final FidelityModel model;
    private final SobolSequence start;
    private final TriedConfigurations tried;
    private final Milestones milestones;
    private final boolean trusts;
    private List<Result> results = List.of();

    /** The rung to be good at. */
    private int topRung;

    private boolean mayBeginHigh;

    private @Nullable Outlook outlook;
    private @Nullable Learnt learnt;

    /** @param after so many results */
    private record Learnt(
            int after,
            Hyperparameters hyperparameters,
            @Nullable TrustedRungs rungs) {}

    /** @param trusts whether it is learnt which rungs trials begin at and are to be good at, as in Hyper-Tune */
    GaussianProposer(RungLevels levels, Definition definition, boolean trusts) {
        this.levels = levels;
        this.milestones = new Milestones(levels, definition.direction());
        this.space = definition.tasks().get(0).space();
        this.seed = definition.seed();
        this.trusts = trusts;
        this.model = new FidelityModel(space, levels.count(), ENOUGH);
        this.start = new SobolSequence(space.dimensions().size(), seed);
        this.tried = new TriedConfigurations(space);
    }

    @Override
    public Gate gate(List<Trial> history, List<Trial> running) {
        milestones.update(history);
        results = milestones.with(running);
        topRung = model.top(results);
        mayBeginHigh = running.stream().filter(this::isHigh).limit(MOST_AT_ONCE).count() < MOST_AT_ONCE;
        outlook = null;
        return isModelled() ? this::isPromising : Gate.OPEN;
    }

    /** At rungs of which not enough is known, nobody can tell. */
    private boolean isPromising(int number, int toRung) {
        Trial trial = milestones.ending(number);
        return trial == null || toRung > topRung || outlook().chance(trial) >= LEAST_CHANCE;
    }

    @Override
    public Suggestion propose(int number, List<Trial> history, List<Trial> running) {
        tried.update(history, running);
        if (tried.isExhausted()) {
            return new Suggestion.Done("search space exhausted: every configuration was tried");
        }
        RandomStream random = RandomStream.of(seed, SUGGESTIONS, number);
        if (!isModelled() || isLeftToChance(number, running.size())) {
            Configuration next = space.decode(start.point(number));
            return run(tried.contains(next) ? tried.other(random) : next, "sobol");
        }
        double reach = beginsHigh(number) ? NEAR : ANYWHERE;
        for (double[] unit : outlookOf(number).proposals(running, reach, random)) {
            Configuration configuration = space.decode(unit);
            if (!tried.contains(configuration)) {
                return run(configuration, "expected improvement");
            }
        }
        return run(tried.other(random), "random, instead of a repetition");
    }

    @Override
    public int firstRung(int number, int drawn) {
        if (!isModelled()) {
            return drawn;
        }
        TrustedRungs rungs = learnt().rungs;
        if (rungs != null) {
            return rungs.first(number);
        }
        return beginsHigh(number) ? Math.max(0, topRung - 1) : drawn;
    }

    private boolean beginsHigh(int number) {
        TrustedRungs rungs = learnt().rungs;
        return rungs == null ? mayBeginHigh && isOneToBeginHigh(number) : rungs.first(number) > 0;
    }

    private static boolean isOneToBeginHigh(int number) {
        return number % FROM_BELOW_EVERY != 0;
    }

    private boolean isLeftToChance(int number, int running) {
        int oneOf = Math.max(1, running / MOST_AT_ONCE);
        return (trusts || !beginsHigh(number)) && number / FROM_BELOW_EVERY % oneOf != 0;
    }

    private boolean isHigh(Trial trial) {
        return isOneToBeginHigh(trial.number()) && levels.rungWithin(trial.resource()) >= Math.max(1, topRung - 1);
    }

    private boolean isModelled() {
        return milestones.ofEnded().size() >= LEAST_RESULTS && topRung >= levels.top() / 2;
    }

    /** At the rung that the new trial is to be good at. */
    private Outlook outlookOf(int number) {
        TrustedRungs rungs = learnt().rungs;
        int goal = rungs == null ? topRung : rungs.goal(number);
        return goal == topRung ? outlook() : model.outlook(learnt().hyperparameters, results, goal);
    }

    private Outlook outlook() {
        Outlook known = outlook;
        if (known == null) {
            known = model.outlook(learnt().hyperparameters, results, topRung);
            outlook = known;
        }
        return known;
    }

    /** Learnt at fixed numbers of results, from those results only, so that a restart changes nothing. */
    private Learnt learnt() {
        int point = LEAST_RESULTS;
        while ((int) Math.ceil(point * GROWTH) <= milestones.ofEnded().size()) {
            point = (int) Math.ceil(point * GROWTH);
        }
        Learnt known = learnt;
        if (known == null || known.after != point) {
            known = learn(milestones.ofEnded().subList(0, point));
            learnt = known;
        }
        return known;
    }

    private Learnt learn(List<Result> first) {
        Hyperparameters hyperparameters = model.learn(first);
        TrustedRungs rungs = null;
        if (trusts) {
            double[] trust = model.trust(hyperparameters, first, RandomStream.of(seed, TRUST, first.size()));
            rungs = new TrustedRungs(levels, trust, seed);
        }
        return new Learnt(first.size(), hyperparameters, rungs);
    }

    private static Suggestion run(Configuration configuration, String note) {
        return new Suggestion.Run(0, configuration, 1, note);
    }
}
