package dev.luthier.testkit;

import dev.luthier.random.RandomStream;
import dev.luthier.simulator.SimulatedProblem;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Direction;

/** A learning curve for every configuration of any space: a slanted bowl, reached step by step. Ties do not occur. */
record Landscape(SearchSpace space, Direction direction) implements SimulatedProblem {
    private static final double CENTER = 0.3;
    private static final double APART = 0.2;

    @Override
    public double metric(Assignment assignment, long step) {
        double bowl = bowl(assignment.configuration(), CENTER);
        double noise = RandomStream.of(assignment.seed(), step).nextDouble() * 0.01;
        double loss = bowl + 1.0 / step + noise;
        return direction == Direction.MINIMIZE ? loss : -loss;
    }

    /** A further objective, by its number from 1 on: a bowl whose bottom is elsewhere. */
    double further(Configuration configuration, int number) {
        double loss = bowl(configuration, CENTER + APART * number);
        return direction == Direction.MINIMIZE ? loss : -loss;
    }

    /** Something that may be bounded, from 0 to 1, the same whatever the direction. */
    double size(Configuration configuration) {
        return space.encode(configuration)[0];
    }

    private double bowl(Configuration configuration, double center) {
        double[] unit = space.encode(configuration);
        double bowl = 0;
        for (int i = 0; i < unit.length; i++) {
            bowl += (unit[i] - center) * (unit[i] - center) * (1 + i % 3);
        }
        return bowl;
    }
}
