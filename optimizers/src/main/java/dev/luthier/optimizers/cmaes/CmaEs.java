package dev.luthier.optimizers.cmaes;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizers.quasi.SobolSequence;
import dev.luthier.optimizers.ranking.Standing;
import dev.luthier.optimizers.tried.TriedConfigurations;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Trial;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The evolution strategy with covariance matrix adaptation (Hansen, arXiv:1604.00772), for some hundred trials or more of
 * mostly numeric spaces: it compares trials only, so that neither noise nor the scale of the metric misleads it, and thinks
 * for microseconds.
 *
 * <p><b>Asynchronous.</b> No slot waits for a generation. A free slot draws from the distribution as it stands, as often as it is
 * asked; a generation is complete when as many trials have ended as it has, whichever distribution they came from. One
 * that lies far off by now is moved closer before it counts (arXiv:1110.4181). With one slot this is plain CMA-ES. So the
 * distribution is a function of the history, in the order of the endings.
 *
 * <p><b>Spaces.</b> Whole numbers and steps keep a margin (arXiv:2205.13482); choices have probabilities of their own that learn
 * from the same generations (after arXiv:2405.09962). A number that is inactive in a trial counts as if drawn from the
 * distribution, an inactive choice not at all. Points beyond a bound are drawn again.
 *
 * <p><b>Trials.</b> Stopped ones come after all finished ones, by how far they got; then those that violate constraints, by
 * how much; failed ones are the worst of their generation. Of a trial that ended several times, the first ending counts.
 *
 * <p>Deviates from the usual form in that it starts at the best of a short Sobol sequence, with smaller steps and
 * generations, and that it draws its steps from a Sobol sequence, too (as in Teytaud and Gelly, "DCMA", GECCO 2007): all of
 * which help most while trials are few. When a run has converged the next begins elsewhere, with larger generations or with
 * smaller steps (BIPOP, Hansen 2009). Serves one experiment.
 */
public final class CmaEs extends AbstractOptimizer {
    private static final int DRAWS = 20;

    /** Keeps the sequence of the steps apart from that of the start. */
    private static final long STEPS = 1;

    private final CmaEsSettings settings;
    private @Nullable State state;

    /** Everything that follows from the history. */
    private record State(Evolution evolution, TriedConfigurations tried, SobolSequence start, SobolSequence steps) {}

    public CmaEs() {
        this(CmaEsSettings.DEFAULT);
    }

    public CmaEs(CmaEsSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "cma-es";
    }

    @Override
    public Map<String, Object> settings() {
        return settings.asMap();
    }

    @Override
    public List<String> problems(Definition definition) {
        int tasks = definition.tasks().size();
        return tasks == 1 ? List.of() : List.of("optimizer cma-es searches one task, but there are " + tasks);
    }

    @Override
    protected void initialize() {
        int dimensions = searchSpace().dimensions().size();
        state = new State(
                evolution(),
                new TriedConfigurations(searchSpace()),
                new SobolSequence(dimensions, experimentSeed()),
                new SobolSequence(dimensions, RandomStream.derive(experimentSeed(), STEPS)));
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        State current = requireNonNull(state);
        current.tried.update(history(), running());
        if (current.tried.isExhausted()) {
            return new Suggestion.Done("search space exhausted: every configuration was tried");
        }
        current.evolution.update(history());
        Run run = current.evolution.run();
        return run == null ? start(current) : sample(run, current);
    }

    /** What earlier experiments found best is a better place to begin at than the best of a few points. */
    private Evolution evolution() {
        Evolution evolution = new Evolution(Axes.of(searchSpace()), settings, this::standing, experimentSeed());
        earlier().stream().min(Comparator.comparing(this::standing)).ifPresent(evolution::beginAt);
        return evolution;
    }

    private Standing standing(Trial ended) {
        return Standing.of(ended, goals(), budget().maxResource());
    }

    private Suggestion start(State current) {
        Configuration next = searchSpace().decode(current.start.point(suggestionNumber()));
        return current.tried.contains(next) ? other(current.tried) : run(next, "sobol");
    }

    private Suggestion sample(Run run, State current) {
        double[] uniform = current.steps.point(suggestionNumber());
        for (int draw = 0; draw < DRAWS; draw++) {
            Configuration drawn = searchSpace().decode(run.point(uniform, random()));
            if (!current.tried.contains(drawn)) {
                return run(drawn, "cma-es");
            }
            Arrays.setAll(uniform, i -> random().nextDouble());
        }
        return other(current.tried);
    }

    private Suggestion other(TriedConfigurations tried) {
        return run(tried.other(random()), "random, instead of a repetition");
    }
}
