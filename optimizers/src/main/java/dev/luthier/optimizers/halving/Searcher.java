package dev.luthier.optimizers.halving;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Named;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.OptimizerSession;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.optimizer.TrialHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The search optimizer inside a scheduler: it says which configuration a new trial gets, the scheduler says how far it is
 * trained. Its suggestions are numbered by the trials, so that they do not depend on what else the scheduler does.
 */
final class Searcher {
    private final AbstractOptimizer optimizer;
    private final OptimizerSession session;

    Searcher(AbstractOptimizer optimizer, Definition definition) {
        this.optimizer = optimizer;
        this.session = new OptimizerSession(optimizer, within(definition, optimizer.described()));
    }

    /** What the scheduler's definition looks like to the searcher. */
    static Definition within(Definition definition, Named searcher) {
        return definition.withPart(searcher);
    }

    /** The searcher's name and settings, as settings of the scheduler. */
    static Map<String, Object> asSettings(AbstractOptimizer searcher) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("searcher", searcher.name());
        searcher.settings().forEach((setting, value) -> settings.put("searcher." + setting, value));
        return settings;
    }

    /** What is wrong with this definition for a scheduler of that name. */
    static List<String> problems(
            String scheduler, long minResource, AbstractOptimizer searcher, Definition definition) {
        List<String> problems = new ArrayList<>(searcher.problems(within(definition, searcher.described())));
        if (definition.tasks().size() != 1) {
            problems.add("optimizer " + scheduler + " searches one task, but there are "
                    + definition.tasks().size());
        }
        if (definition.budget().maxResource() <= minResource) {
            problems.add("maxResource is " + definition.budget().maxResource() + ", must be above " + minResource
                    + ", the resource with which trials of optimizer " + scheduler + " begin");
        }
        return problems;
    }

    /** The next history is another one than those before. */
    void forget() {
        session.forget();
    }

    /** The suggestion for trial {@code number}; the resource in it is of no meaning. */
    Suggestion ask(int number, TrialHistory seen) {
        Suggestion suggestion = session.ask(number, seen, null);
        if (suggestion instanceof Suggestion.Resume resume) {
            throw new IllegalStateException("searcher " + optimizer.name() + " resumes trial " + resume.trial()
                    + ": inside a scheduler it may only suggest new trials");
        }
        return suggestion;
    }
}
