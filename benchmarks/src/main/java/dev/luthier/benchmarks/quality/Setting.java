package dev.luthier.benchmarks.quality;

import dev.luthier.benchmarks.quality.problem.BenchmarkProblem;
import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.definition.Task;
import dev.luthier.trial.Direction;
import java.util.List;

/**
 * What a run is subject to besides problem and optimizer.
 *
 * @param slots how many evaluations run at the same time
 * @param budget how many evaluations are started
 * @param durations how long each takes
 * @param seed of the run
 */
record Setting(int slots, int budget, Durations durations, long seed) {

    Definition definition(BenchmarkProblem problem, Named optimizer) {
        return new Definition(
                problem.name(),
                "loss",
                Direction.MINIMIZE,
                List.of(new Task(problem.name(), problem.space())),
                optimizer,
                new Named("none"),
                Budget.ofTrials(budget),
                Limits.DEFAULT,
                seed);
    }
}
