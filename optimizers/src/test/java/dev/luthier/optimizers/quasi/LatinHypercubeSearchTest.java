package dev.luthier.optimizers.quasi;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.testkit.OptimizerContract;

class LatinHypercubeSearchTest extends OptimizerContract {
    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.latinHypercube();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }
}
