package dev.luthier.optimizers.gaussian;


import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.testkit.OptimizerContract;

class GaussianProcessTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return new GaussianProcess();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }
}
