package dev.luthier.optimizers.pareto;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.testkit.OptimizerContract;
import org.junit.jupiter.api.Test;

class Nsga2Test extends OptimizerContract {

    @Override
    protected AbstractOptimizer optimizer() {
        return new Nsga2(0);
    }

    @Override
    protected boolean avoidsDuplicates() {
        return true;
    }

    @Test
    void refusesATinyPopulation() {
        assertThatThrownBy(() -> new Nsga2(3)).hasMessage("NSGA-II: populationSize is 3, must be 0, or 4 or more");
    }
}
