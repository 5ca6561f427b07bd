package dev.luthier.optimizers.quasi;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.testkit.OptimizerContract;

class SobolSearchTest extends OptimizerContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.sobol();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }
}
