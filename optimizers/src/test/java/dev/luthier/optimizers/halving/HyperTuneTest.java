package dev.luthier.optimizers.halving;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.testkit.OptimizerContract;

class HyperTuneTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.hyperTune();
    }
}
