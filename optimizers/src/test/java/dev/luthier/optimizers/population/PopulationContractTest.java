package dev.luthier.optimizers.population;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.testkit.OptimizerContract;

class PopulationContractTest extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return Optimizers.populationBasedTraining(PopulationSettings.DEFAULT.withPopulationSize(4));
    }
}
