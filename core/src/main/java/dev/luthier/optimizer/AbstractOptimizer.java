package dev.luthier.optimizer;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Constraint;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.definition.HeadStart;
import dev.luthier.definition.Named;
import dev.luthier.definition.Objective;
import dev.luthier.definition.Task;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the next trial comes from: extend this to write an optimizer.
 *
 * <p>An optimizer is a function of {@link #history()}, {@link #running()} and {@link #random()}. Whatever else it remembers
 * is a cache, which {@link #initialize()} must be able to rebuild from the history, because after a crash a new instance
 * goes on where the old one stood. No clock, no other source of chance. The contract test {@code OptimizerContract} of the
 * testkit restarts an optimizer at every event and demands the same suggestions.
 *
 * <p>An instance serves one experiment and is called by one thread at a time. An exception ends the experiment with that
 * error; everything found before is kept.
 */
public abstract class AbstractOptimizer {
    private @Nullable OptimizerSession session;

    /** Called once before the first suggestion, with a history that may be non-empty. */
    protected void initialize() {}

    /**
     * Says what a free slot shall do.
     *
     * @param finished the trial that ended last on the slot that became free; a hint only, null at the start, on a retry and
     *     when several slots are asked for at once: {@link #history()} is the truth
     */
    public abstract Suggestion getSuggestion(@Nullable Trial finished);

    /** Called once after the last suggestion. {@code trials} are all trials by number, in their final state. */
    protected void finalizeExperiment(List<Trial> trials) {}

    /** Name in definitions and results. */
    public String name() {
        return getClass().getSimpleName();
    }

    /** The settings that decide its suggestions, for the definition: strings, numbers, booleans and lists of these. */
    public Map<String, Object> settings() {
        return Map.of();
    }

    /** Name and settings, as the definition holds them. */
    public final Named described() {
        return new Named(name(), settings());
    }

    /**
     * Whether {@link #getSuggestion} takes well under a millisecond. If not, it is called on a thread of its own, so that
     * reports and stops are not held up, and may be asked for suggestions ahead of need.
     */
    public boolean isQuick() {
        return true;
    }

    /**
     * Whether what it suggests depends on how trials came out: on metrics, reports or failures. If not, slots with short trials
     * are handed their next one ahead, while the present one runs. Which configurations there are, and how many, may be
     * looked at in any case.
     */
    public boolean learnsFromResults() {
        return true;
    }

    /** How many objectives it can serve at most; one unless overridden. */
    public int maxObjectives() {
        return 1;
    }

    /**
     * Refuses a definition that this optimizer cannot serve, before any trial starts.
     *
     * @return what is wrong, each a sentence that names the field, the value and what would be accepted; empty if nothing
     */
    public List<String> problems(Definition definition) {
        return List.of();
    }

    /** Everything for which this optimizer refuses a definition: {@link #problems}, and more objectives than it can serve. */
    public final List<String> refusals(Definition definition) {
        List<String> refusals = new ArrayList<>(problems(definition));
        int objectives = definition.objectives().size();
        if (objectives > maxObjectives()) {
            refusals.add("optimizer " + name() + " serves "
                    + (maxObjectives() == 1 ? "one objective" : "at most " + maxObjectives() + " objectives")
                    + ", but there are " + objectives + ": "
                    + definition.objectives().stream().map(Objective::metric).toList());
        }
        return refusals;
    }

    /** The experiment as data. Optimizers that are made of other optimizers hand it on. */
    protected final Definition definition() {
        return session().definition();
    }

    /** The search space of the first task, which in a plain search is the only one. */
    protected final SearchSpace searchSpace() {
        return tasks().get(0).space();
    }

    protected final List<Task> tasks() {
        return definition().tasks();
    }

    /** Direction of the experiment's metric, which is the first objective. */
    protected final Direction direction() {
        return goals().direction();
    }

    protected final List<Objective> objectives() {
        return goals().objectives();
    }

    protected final List<Constraint> constraints() {
        return goals().constraints();
    }

    /** Objectives and constraints, and how they judge a trial. */
    protected final Goals goals() {
        return definition().goals();
    }

    /** How much the experiment may spend; it may grow while the experiment runs. */
    protected final Budget budget() {
        return definition().budget();
    }

    /**
     * Every ending so far, the oldest first; immutable, and grows at its end only, so that a cache can go on from where it
     * stopped. A trial that was resumed stands there once for every time it ended, with the resource and curve it then had.
     */
    protected final List<Trial> history() {
        return session().history().ended();
    }

    /** Trials that are suggested but have not ended, by number: running on a slot, waiting for one, or to be retried. */
    protected final List<Trial> running() {
        return session().history().running();
    }

    /**
     * What earlier experiments found, as finished trials with valid configurations of the first task; empty unless the
     * experiment has a warm start. Each objective is standardised over its experiment to mean 0 and standard deviation 1,
     * unless it has a bound; the trials' notes are the names of their experiments, their numbers only count them.
     */
    protected final List<Trial> earlier() {
        return session().earlier();
    }

    /** The configurations of the first trials, which the definition's head start gives: the optimizer is asked only then. */
    protected final List<Configuration> given() {
        return session().definition().headStart().given().stream()
                .map(HeadStart.Given::configuration)
                .toList();
    }

    /** How many suggestions were made before this one, those of earlier runs of the experiment included. */
    protected final long suggestionNumber() {
        return session().number();
    }

    /** The chance of this suggestion: derived from the experiment's seed and {@link #suggestionNumber()}, nothing else. */
    protected final RandomStream random() {
        return session().random();
    }

    /** A seed for chance that has to be the same at every suggestion, such as the order in which a grid is visited. */
    protected final long experimentSeed() {
        return session().experimentSeed();
    }

    /** Suggests a configuration of the first task with the full resource. */
    protected final Suggestion run(Configuration configuration, String note) {
        return new Suggestion.Run(0, configuration, budget().maxResource(), note);
    }

    final void bind(OptimizerSession itsSession) {
        if (session != null) {
            throw new IllegalStateException("this " + name() + " already serves the experiment '"
                    + session.definition().name() + "': make a new one for each experiment");
        }
        session = itsSession;
    }

    private OptimizerSession session() {
        if (session == null) {
            throw new IllegalStateException(name() + " is not part of an experiment yet: use history, space and random "
                    + "from initialize() on, not in the constructor");
        }
        return session;
    }
}
