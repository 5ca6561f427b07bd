package dev.luthier.simulator;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import java.time.Duration;
import java.util.List;

/** Experiments for tests: minimize a loss over one real number. */
final class Definitions {
    static final SearchSpace SPACE = SearchSpace.builder().uniform("x", 0, 1).build();

    /** Limits under which no share of failing trials ends the experiment. */
    static final Limits PATIENT = Limits.DEFAULT.withFailures(Integer.MAX_VALUE, 1, Integer.MAX_VALUE);

    private Definitions() {}

    static Definition of(int trials, long maxResource) {
        return of(new Budget(trials, maxResource, null), PATIENT, 1);
    }

    static Definition within(Duration time, int trials, long maxResource) {
        return of(new Budget(trials, maxResource, time), PATIENT, 1);
    }

    static Definition of(Budget budget, Limits limits, long seed) {
        Named none = new Named("none");
        Task task = new Task("test", SPACE);
        return new Definition("test", "loss", Direction.MINIMIZE, List.of(task), none, none, budget, limits, seed);
    }
}
