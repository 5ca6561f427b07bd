package dev.luthier.optimizers.pareto;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.quasi.SobolSequence;
import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * NSGA-II (Deb and others, IEEE Trans. Evol. Comp. 6, 2002) for one to four objectives, constraints and spaces of any kind.
 *
 * <p>Deviates by having no generations, so that no slot waits: each finished trial enters the population at once, and each
 * suggestion is a child of it as it is then. Stopped and failed trials do not enter.
 *
 * <p>The best trials of earlier experiments are the parents of most of the initial population, but not in it: what they came
 * to here is not known.
 */
public final class Nsga2 extends AbstractOptimizer {
    private static final int LEAST = 10;
    private static final int MOST = 50;
    private static final int SHARE = 5;
    private static final int TRIES = 20;

    /** So many trials of the initial population have one among them that owes nothing to earlier experiments. */
    private static final int FRESH_EVERY = 4;

    private record Memory(
            Population population,
            Population ancestors,
            TriedConfigurations tried,
            SobolSequence start,
            Variation variation) {}

    private final int populationSize;
    private @Nullable Memory memory;
    private int known;

    /** @param populationSize at least 4; 0 for a fifth of the budget's trials, between 10 and 50 */
    public Nsga2(int populationSize) {
        if (populationSize != 0 && populationSize < 4) {
            throw new IllegalArgumentException(
                    "NSGA-II: populationSize is " + populationSize + ", must be 0, or 4 or more");
        }
        this.populationSize = populationSize;
    }

    @Override
    public String name() {
        return "nsga2";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("populationSize", populationSize);
    }

    @Override
    public int maxObjectives() {
        return Goals.MOST_OBJECTIVES;
    }

    @Override
    public List<String> problems(Definition definition) {
        int tasks = definition.tasks().size();
        return tasks == 1 ? List.of() : List.of("optimizer nsga2 searches one task, but there are " + tasks);
    }

    @Override
    protected void initialize() {
        SearchSpace space = searchSpace();
        memory = new Memory(
                new Population(size()),
                ancestors(),
                new TriedConfigurations(space),
                new SobolSequence(space.dimensions().size(), experimentSeed()),
                new Variation(space));
    }

    private Population ancestors() {
        Population ancestors = new Population(size());
        earlier().forEach(trial -> ancestors.add(candidate(trial)));
        return ancestors;
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        Memory current = requireNonNull(memory);
        update(current);
        if (current.tried.isExhausted()) {
            return new Suggestion.Done("search space exhausted: every configuration was tried");
        }
        boolean isStart = current.population.members().size() < size() / 2 || suggestionNumber() < size();
        return isStart && suggestionNumber() < budget().trials() ? start(current) : child(current);
    }

    private int size() {
        return populationSize > 0 ? populationSize : Math.min(MOST, Math.max(LEAST, budget().trials() / SHARE));
    }

    private void update(Memory current) {
        current.tried.update(history(), running());
        for (; known < history().size(); known++) {
            Trial trial = history().get(known);
            if (trial.isFinished()) {
                current.population.add(candidate(trial));
            }
        }
    }

    private Candidate candidate(Trial finished) {
        double[] unit = searchSpace().encode(finished.configuration());
        return new Candidate(finished.number(), unit, goals().losses(finished), goals().violation(finished));
    }

    private Suggestion start(Memory current) {
        boolean hasAncestors = current.ancestors.members().size() > 1;
        if (hasAncestors && suggestionNumber() % FRESH_EVERY != 0) {
            return child(current, current.ancestors, "earlier trials");
        }
        Configuration next = searchSpace().decode(current.start.point(suggestionNumber()));
        return run(current.tried.contains(next) ? current.tried.other(random()) : next, "nsga2, initial population");
    }

    private Suggestion child(Memory current) {
        return current.population.members().size() < 2 ? start(current) : child(current, current.population, "trials");
    }

    private Suggestion child(Memory current, Population parents, String kind) {
        RandomStream random = random();
        for (int i = 0; i < TRIES; i++) {
            Candidate mother = parent(parents, random);
            Candidate father = parent(parents, random);
            Configuration next = searchSpace().decode(current.variation.child(mother.unit(), father.unit(), random));
            if (!current.tried.contains(next)) {
                return run(next, "nsga2, child of " + kind + " " + mother.trial() + " and " + father.trial());
            }
        }
        return run(current.tried.other(random), "nsga2, of what is left");
    }

    /** The better one of two members drawn by chance. */
    private static Candidate parent(Population parents, RandomStream random) {
        int members = parents.members().size();
        return parents.better(random.nextInt(members), random.nextInt(members));
    }
}
