package dev.luthier.optimizers.auto;

import static java.util.Objects.requireNonNull;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Goals;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.trial.Notes;
import dev.luthier.trial.Trial;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the optimizer by the search space, the budget and what the first trials showed, and lets it suggest. It looks again
 * after 10, 50, 200, 500 and 1,500 ended trials. Which one it chose and why is a remark of the first trials, and again of the
 * first ones after a change; the result shows it. Serves one experiment.
 *
 * <p>Where the definition says how far a trial may train, at least 9, and no early-stopping rule or constraint is in the way,
 * it halves successively, with a Gaussian process that proposes.
 */
public final class AutoOptimizer extends AbstractOptimizer {
    private @Nullable Policy policy;
    private @Nullable Chosen chosen;

    /** The optimizer that suggests at present. */
    private record Chosen(Method method, String name, OptimizerSession session) {}

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public int maxObjectives() {
        return Goals.MOST_OBJECTIVES;
    }

    @Override
    public boolean isQuick() {
        return false;
    }

    @Override
    public List<String> problems(Definition definition) {
        return definition.tasks().size() == 1
                ? List.of()
                : List.of("optimizer auto searches one task, but there are "
                        + definition.tasks().size());
    }

    @Override
    protected void initialize() {
        policy = new Policy(definition());
    }

    @Override
    public Suggestion getSuggestion(@Nullable Trial finished) {
        Choice choice = choiceAfter(history().size());
        if (chosen == null || chosen.method != choice.method()) {
            AbstractOptimizer optimizer = choice.method().optimizer();
            chosen = new Chosen(choice.method(), optimizer.name(), new OptimizerSession(optimizer, definition()));
        }
        chosen.session.spend(budget());
        Suggestion suggestion = chosen.session.ask(suggestionNumber(), TrialHistory.of(history(), running()), finished);
        String remark = "auto chose " + chosen.name + ": " + choice.reason();
        return explained(suggestion, isNew(choice) ? List.of(remark) : List.of());
    }

    private Choice choiceAfter(int ended) {
        return requireNonNull(policy).choose(history().subList(0, Policy.look(ended)));
    }

    /** Whether no trial has ended since the method was chosen. */
    private boolean isNew(Choice choice) {
        int ended = history().size();
        return ended == 0 || choiceAfter(ended - 1).method() != choice.method();
    }

    /** With remarks; a trial that is resumed keeps those that it had, as its note is replaced. */
    private Suggestion explained(Suggestion suggestion, List<String> remarks) {
        if (suggestion instanceof Suggestion.Run run) {
            String note = Notes.withRemarks(run.note(), remarks);
            return new Suggestion.Run(run.task(), run.configuration(), run.resource(), note, run.from());
        }
        if (suggestion instanceof Suggestion.Resume resume) {
            Set<String> all = new LinkedHashSet<>(remarks);
            history().stream()
                    .filter(trial -> trial.number() == resume.trial())
                    .forEach(trial -> all.addAll(Notes.remarks(trial.note())));
            String note = Notes.withRemarks(resume.note(), all);
            return new Suggestion.Resume(resume.trial(), resume.resource(), note);
        }
        return suggestion;
    }

    @Override
    protected void finalizeExperiment(List<Trial> trials) {
        if (chosen != null) {
            chosen.session.close(trials);
        }
    }
}
