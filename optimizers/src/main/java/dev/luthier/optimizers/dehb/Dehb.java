package dev.luthier.optimizers.dehb;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.dehb.Subpopulation.Member;
import dev.luthier.optimizers.differential.Variation;
import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.optimizers.quasi.SobolSequence;
import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DEHB: differential evolution with a subpopulation on every rung of Hyperband (Awad, Mallik, Hutter, IJCAI 2021).
 *
 * <p>Each subpopulation has as many places as any bracket of Hyperband has trials at that rung. Those of the lowest rung are
 * taken by points of a Sobol sequence, those of the others by promoting the best of the rung below. From then on a rung gets
 * children: a mutant of three random ones of the best of the rung below, crossed with the members of the rung in turn, and
 * trained with the rung's resource. A child that is not worse takes the place of its target.
 *
 * <p><b>Asynchronous.</b> There are neither generations nor brackets to wait for. A child competes as soon as it ends, and a free
 * slot goes to the rung that has had the least of its share, which is that of Hyperband.
 */
public final class Dehb extends AbstractOptimizer {
    private static final int PARENTS = 3;
    private static final int TRIES = 20;

    private final DehbSettings settings;
    private @Nullable State state;

    /** Caches of what follows from the history, and what never changes. */
    private record State(
            RungLevels levels, Rungs rungs, Variation variation, TriedConfigurations tried, SobolSequence start) {}

    public Dehb(DehbSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "dehb";
    }

    @Override
    public Map<String, Object> settings() {
        return settings.asMap();
    }

    @Override
    public List<String> problems(Definition definition) {
        List<String> problems = new ArrayList<>();
        int tasks = definition.tasks().size();
        long most = definition.budget().maxResource();
        if (tasks != 1) {
            problems.add("optimizer dehb searches one task, but there are " + tasks);
        }
        if (most <= settings.minResource()) {
            problems.add("maxResource is " + most + ", must be above " + settings.minResource()
                    + ", the least resource of optimizer dehb");
        }
        return problems;
    }

    @Override
    protected void initialize() {
        RungLevels levels = RungLevels.downFrom(budget().maxResource(), settings.minResource(), settings.eta());
        state = new State(
                levels,
                new Rungs(levels, settings.eta(), direction(), this::genes),
                new Variation(settings.scale(), settings.crossover()),
                new TriedConfigurations(searchSpace()),
                new SobolSequence(searchSpace().dimensions().size(), experimentSeed()));
    }

    /** A gene that is inactive in a trial, but may be active in its children, is given to it by chance, once and for all. */
    private double[] genes(Trial trial) {
        double[] genes = searchSpace().encode(trial.configuration());
        boolean[] active = searchSpace().active(trial.configuration());
        for (int i = 0; i < genes.length; i++) {
            genes[i] = active[i]
                    ? genes[i]
                    : RandomStream.of(experimentSeed(), trial.number(), i).nextDouble();
        }
        return genes;
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        State current = requireNonNull(state);
        current.rungs.update(history(), running());
        current.tried.update(history(), running());
        boolean mayBegin = current.rungs.trialCount() < budget().trials() && !current.tried.isExhausted();
        for (int rung : current.rungs.mostBehindFirst()) {
            Suggestion suggestion =
                    current.rungs.isFilling(rung) ? promotion(rung, current) : mayBegin ? begin(rung, current) : null;
            if (suggestion != null) {
                return suggestion;
            }
        }
        return running().isEmpty() ? done(current) : new Suggestion.Wait();
    }

    private Suggestion.Done done(State current) {
        return new Suggestion.Done(
                current.tried.isExhausted()
                        ? "search space exhausted: every configuration was tried"
                        : "budget of " + budget().trials() + " trials");
    }

    private @Nullable Suggestion promotion(int rung, State current) {
        Member best = current.rungs.promotable(rung);
        return best == null
                ? null
                : new Suggestion.Resume(best.trial(), current.levels.level(rung), "promoted to rung " + rung);
    }

    private Suggestion begin(int rung, State current) {
        Subpopulation subpopulation = current.rungs.at(rung);
        boolean isFounder = rung == 0 && subpopulation.begun() < subpopulation.size();
        List<Member> parents = isFounder ? List.of() : current.rungs.parents(rung, PARENTS);
        return parents.size() < PARENTS ? founder(rung, current) : child(rung, parents, current);
    }

    private Suggestion founder(int rung, State current) {
        Configuration next = searchSpace().decode(current.start.point(suggestionNumber()));
        return current.tried.contains(next) ? other(rung, current) : at(rung, current, next, "sobol");
    }

    private Suggestion child(int rung, List<Member> parents, State current) {
        RandomStream random = random();
        Subpopulation subpopulation = current.rungs.at(rung);
        Member target = subpopulation.at(subpopulation.begun());
        for (int i = 0; i < TRIES; i++) {
            double[] genes =
                    target == null ? parents.get(random.nextInt(parents.size())).genes() : target.genes();
            double[] mutant = Variation.inside(mutant(parents, current.variation, random), random);
            Configuration child = searchSpace().decode(current.variation.child(genes, mutant, random));
            if (!current.tried.contains(child)) {
                return at(rung, current, child, "differential evolution");
            }
        }
        return other(rung, current);
    }

    private static double[] mutant(List<Member> parents, Variation variation, RandomStream random) {
        int[] drawn = random.permutation(parents.size());
        return variation.mutant(
                parents.get(drawn[0]).genes(),
                parents.get(drawn[1]).genes(),
                parents.get(drawn[2]).genes());
    }

    private Suggestion other(int rung, State current) {
        return at(rung, current, current.tried.other(random()), "random, instead of a repetition");
    }

    private static Suggestion at(int rung, State current, Configuration configuration, String note) {
        return new Suggestion.Run(0, configuration, current.levels.level(rung), "rung " + rung + ", " + note);
    }
}
