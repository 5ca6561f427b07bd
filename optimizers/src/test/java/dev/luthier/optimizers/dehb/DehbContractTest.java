package dev.luthier.optimizers.dehb;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.testkit.OptimizerContract;

class DehbContractTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.dehb();
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }
}
