package dev.luthier.testkit;

import dev.luthier.random.RandomStream;
import dev.luthier.simulator.SimulatedProblem;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Direction;

/** A learning curve for every configuration of any space: a slanted bowl, reached step by step. Ties do not occur. */
record Landscape(SearchSpace space, Direction direction) implements SimulatedProblem {
    private static final double CENTER = 0.3;

    @Override
    public double metric(Assignment assignment, long step) {
        double[] unit = space.encode(assignment.configuration());
        double bowl = 0;
        for (int i = 0; i < unit.length; i++) {
            bowl += (unit[i] - CENTER) * (unit[i] - CENTER) * (1 + i % 3);
        }
        double noise = RandomStream.of(assignment.seed(), step).nextDouble() * 0.01;
        double loss = bowl + 1.0 / step + noise;
        return direction == Direction.MINIMIZE ? loss : -loss;
    }
}
