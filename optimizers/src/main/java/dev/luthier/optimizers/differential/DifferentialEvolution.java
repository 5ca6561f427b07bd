package dev.luthier.optimizers.differential;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.quasi.SobolSequence;
import dev.luthier.optimizers.ranking.Standing;
import dev.luthier.optimizers.tried.BestEarlier;
import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Differential evolution (Storn and Price 1997) in a steady state, for many cheap trials.
 *
 * <p><b>Asynchronous.</b> There are no generations: every trial that ends enters the population at once, and the worst member gives
 * way. A free slot gets a child of the population as it stands: of a target, which the members are in turn, moved towards one
 * of the best and by the difference of two others (current-to-pbest, Zhang and Sanderson, "JADE", 2009). So the population is
 * a function of the history.
 *
 * <p><b>Spaces.</b> Values without order are exchanged, not added; a parameter that is inactive in a trial has a value by
 * chance, for children in which it is active.
 *
 * <p><b>Trials.</b> Trials that violate constraints come after all that keep them, stopped ones after finished ones by how
 * far they got; failed ones do not enter. Serves one experiment.
 */
public final class DifferentialEvolution extends AbstractOptimizer {
    private static final int TRIES = 20;

    private final DifferentialEvolutionSettings settings;
    private @Nullable State state;

    /** Everything that follows from the history. */
    private record State(
            Population population,
            Breeding breeding,
            TriedConfigurations tried,
            BestEarlier earlier,
            SobolSequence start) {}

    public DifferentialEvolution() {
        this(DifferentialEvolutionSettings.DEFAULT);
    }

    public DifferentialEvolution(DifferentialEvolutionSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "differential-evolution";
    }

    @Override
    public Map<String, Object> settings() {
        return settings.asMap();
    }

    @Override
    public List<String> problems(Definition definition) {
        int tasks = definition.tasks().size();
        return tasks == 1
                ? List.of()
                : List.of("optimizer differential-evolution searches one task, but there are " + tasks);
    }

    @Override
    protected void initialize() {
        state = new State(
                new Population(searchSpace(), settings.populationSize(), this::standing, experimentSeed()),
                new Breeding(searchSpace(), settings),
                new TriedConfigurations(searchSpace()),
                new BestEarlier(earlier(), goals(), settings.populationSize() / 2),
                new SobolSequence(searchSpace().dimensions().size(), experimentSeed()));
    }

    private Standing standing(Trial ended) {
        return Standing.of(ended, goals(), budget().maxResource());
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        State current = requireNonNull(state);
        current.tried.update(history(), running());
        if (current.tried.isExhausted()) {
            return new Suggestion.Done("search space exhausted: every configuration was tried");
        }
        Optional<Configuration> precedent = current.earlier.untried(current.tried::contains);
        if (precedent.isPresent()) {
            return run(precedent.orElseThrow(), BestEarlier.NOTE);
        }
        current.population.update(history());
        return current.population.isFull() ? child(current) : start(current);
    }

    private Suggestion start(State current) {
        Configuration next = searchSpace().decode(current.start.point(suggestionNumber()));
        return current.tried.contains(next) ? other(current.tried) : run(next, "sobol");
    }

    private Suggestion child(State current) {
        RandomStream random = random();
        List<double[]> ranked = current.population.ranked();
        for (int i = 0; i < TRIES; i++) {
            double[] child = current.breeding.child(ranked, suggestionNumber(), random);
            Configuration configuration = searchSpace().decode(child);
            if (!current.tried.contains(configuration)) {
                return run(configuration, "differential evolution");
            }
        }
        return other(current.tried);
    }

    private Suggestion other(TriedConfigurations tried) {
        return run(tried.other(random()), "random, instead of a repetition");
    }
}
