package dev.luthier.optimizer;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.HeadStart;
import dev.luthier.random.RandomStream;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Binds an optimizer to one experiment and asks it. The controller's shells, tests and optimizers that are made of other
 * optimizers use it; one thread at a time.
 */
public final class OptimizerSession {
    private static final TrialHistory NOTHING_YET = TrialHistory.of(List.of(), List.of());

    /** Kept apart: suggestions draw from 0, the trials' own seeds from 1. */
    private static final long SUGGESTIONS = 0;

    private static final long WHOLE_EXPERIMENT = 2;

    private final AbstractOptimizer optimizer;
    private Definition definition;
    private TrialHistory history = NOTHING_YET;
    private long number;
    private @Nullable RandomStream random;
    private boolean initialized;
    private int givenSoFar;
    private @Nullable List<Trial> earlier;

    /** @throws IllegalStateException if the optimizer is already bound to an experiment */
    public OptimizerSession(AbstractOptimizer optimizer, Definition definition) {
        this.optimizer = optimizer;
        this.definition = definition;
        optimizer.bind(this);
    }

    /**
     * Asks for suggestion {@code suggestionNumber}. The configurations of the definition's head start come first, without the
     * optimizer being asked.
     *
     * @throws IllegalStateException if the answer cannot be carried out, naming what is wrong with it
     * @throws RuntimeException whatever the optimizer throws
     */
    public Suggestion ask(long suggestionNumber, TrialHistory seen, @Nullable Trial finished) {
        history = seen;
        number = suggestionNumber;
        random = null;
        Suggestion given = nextGiven();
        if (given != null) {
            return checked(given);
        }
        if (!initialized) {
            initialized = true;
            optimizer.initialize();
        }
        return checked(optimizer.getSuggestion(finished));
    }

    /**
     * The next question is about another history than the ones before, so that the optimizer has to rebuild what it
     * remembers: for optimizers that show another one a changing part of what they know.
     */
    public void forget() {
        initialized = false;
    }

    /** What may be spent from the next question on: an optimizer that asks for its budget is told this one. */
    public void spend(Budget budget) {
        if (!definition.budget().equals(budget)) {
            definition = definition.withBudget(budget);
        }
    }

    // Given configurations are the first trials, so a trial's number says which of them it is.
    private @Nullable Suggestion nextGiven() {
        List<HeadStart.Given> given = definition.headStart().given();
        while (givenSoFar < given.size() && history.trial(givenSoFar) != null) {
            givenSoFar++;
        }
        if (givenSoFar == given.size()) {
            return null;
        }
        HeadStart.Given next = given.get(givenSoFar);
        return new Suggestion.Run(0, next.configuration(), next.resource(), next.note());
    }

    /** Tells the optimizer that the experiment is over. */
    public void close(List<Trial> trials) {
        optimizer.finalizeExperiment(trials);
    }

    Definition definition() {
        return definition;
    }

    TrialHistory history() {
        return history;
    }

    long number() {
        return number;
    }

    // Made on first use: most suggestions of grid-like optimizers need no chance at all.
    RandomStream random() {
        RandomStream stream = random;
        if (stream == null) {
            stream = RandomStream.of(definition.seed(), SUGGESTIONS, number);
            random = stream;
        }
        return stream;
    }

    List<Trial> earlier() {
        List<Trial> trials = earlier;
        if (trials == null) {
            trials = definition.earlier();
            earlier = trials;
        }
        return trials;
    }

    long experimentSeed() {
        return RandomStream.derive(definition.seed(), WHOLE_EXPERIMENT);
    }

    private Suggestion checked(@Nullable Suggestion suggestion) {
        if (suggestion == null) {
            throw new IllegalStateException(
                    "optimizer " + optimizer.name() + " suggested null: return Suggestion.Run, Resume, Wait or Done");
        }
        if (suggestion instanceof Suggestion.Run run) {
            checkRun(run);
        }
        if (suggestion instanceof Suggestion.Resume resume) {
            checkResume(resume);
        }
        return suggestion;
    }

    private void checkRun(Suggestion.Run run) {
        if (run.task() < 0 || run.task() >= definition.tasks().size()) {
            throw new IllegalStateException("optimizer " + optimizer.name() + " suggested task " + run.task()
                    + ", there are tasks 0 to " + (definition.tasks().size() - 1));
        }
        if (run.resource() < 1) {
            throw new IllegalStateException(
                    "optimizer " + optimizer.name() + " suggested resource " + run.resource() + ", must be 1 or more");
        }
        if (run.from() != null && history.trial(run.from()) == null) {
            throw new IllegalStateException("optimizer " + optimizer.name() + " suggested to go on from trial "
                    + run.from() + ", which does not exist");
        }
        SearchSpace space = definition.tasks().get(run.task()).space();
        try {
            space.validate(run.configuration());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "optimizer " + optimizer.name() + " suggested a configuration outside the search space: "
                            + e.getMessage(),
                    e);
        }
    }

    private void checkResume(Suggestion.Resume resume) {
        Trial trial = history.trial(resume.trial());
        if (trial == null || !trial.state().hasEnded() || resume.resource() <= trial.resource()) {
            throw new IllegalStateException("optimizer " + optimizer.name() + " resumes trial " + resume.trial()
                    + " with resource " + resume.resource() + ", but that trial "
                    + (trial == null
                            ? "does not exist"
                            : trial.state().hasEnded()
                                    ? "already had resource " + trial.resource()
                                    : "is " + trial.state()));
        }
    }
}
