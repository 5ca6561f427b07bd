package dev.luthier.definition;

import dev.luthier.problem.Problems;
import dev.luthier.trial.Direction;

/** A metric that an experiment makes as small or as large as it can. */
public record Objective(String metric, Direction direction) {

    void check(Problems problems) {
        problems.check(!metric.isBlank(), "the metric has no name: say maximize(\"accuracy\") or minimize(\"loss\")");
    }
}
