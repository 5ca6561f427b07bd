package dev.luthier.examples;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.testkit.OptimizerContract;

/** All that a test of an optimizer of one's own needs: the contract does the rest. */
class HillClimberTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return new HillClimber(5);
    }
}
