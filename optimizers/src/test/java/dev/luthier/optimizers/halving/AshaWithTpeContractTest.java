package dev.luthier.optimizers.halving;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.testkit.OptimizerContract;

class AshaWithTpeContractTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.asha(AshaSettings.DEFAULT.withBrackets(2), Optimizers.tpe());
    }
}
