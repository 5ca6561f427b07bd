package dev.luthier.optimizers.pareto;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.testkit.OptimizerContract;

class ParEgoTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return new ParEgo();
    }

    @Override
    protected int trials() {
        return 12;
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }
}
