package dev.luthier.definition;

import dev.luthier.problem.Problems;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an experiment begins with: configurations that are tried before its optimizer is asked, and what earlier experiments
 * found. All of them are of the first task's search space.
 *
 * @param given tried first, in this order
 * @param earlier results of earlier experiments, which an optimizer may learn from
 * @param notes what was left out, for people
 */
public record HeadStart(List<Given> given, List<Earlier> earlier, List<String> notes) {
    public static final HeadStart NONE = new HeadStart(List.of(), List.of(), List.of());

    /**
     * A configuration that is tried first.
     *
     * @param resource how far to train, from 1 to the budget's largest
     * @param note whence it is, in a word or line
     */
    public record Given(Configuration configuration, long resource, String note) {}

    /**
     * What came out of a trial of an earlier experiment.
     *
     * @param metrics every metric that this experiment asks for, as it was found there
     */
    public record Earlier(String experiment, Configuration configuration, Map<String, Double> metrics) {
        public Earlier {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }

    public HeadStart {
        given = List.copyOf(given);
        earlier = List.copyOf(earlier);
        notes = List.copyOf(notes);
    }

    void check(Problems problems, Definition definition) {
        int trials = definition.budget().trials();
        problems.check(
                given.size() <= trials,
                "%d configurations are given to be tried first, but there are only %d trials",
                given.size(),
                trials);
        if (definition.tasks().isEmpty()) {
            return;
        }
        SearchSpace space = definition.tasks().get(0).space();
        for (int i = 0; i < given.size(); i++) {
            check(problems.prefixed("given[" + i + "]"), given.get(i), space, definition.budget());
        }
        for (int i = 0; i < earlier.size(); i++) {
            check(problems.prefixed("earlier[" + i + "]"), earlier.get(i), space, definition.goals());
        }
    }

    private static void check(Problems problems, Given given, SearchSpace space, Budget budget) {
        problems.check(
                given.resource() >= 1 && given.resource() <= budget.maxResource(),
                "resource is %d, must be 1 to %d",
                given.resource(),
                budget.maxResource());
        problems.addAll(space.problems(given.configuration()));
    }

    private static void check(Problems problems, Earlier earlier, SearchSpace space, Goals goals) {
        for (String metric : goals.metrics()) {
            Double value = earlier.metrics().get(metric);
            problems.check(
                    value != null && Double.isFinite(value),
                    "metric '%s' is %s, must be a finite number",
                    metric,
                    value);
        }
        problems.addAll(space.problems(earlier.configuration()));
    }
}
