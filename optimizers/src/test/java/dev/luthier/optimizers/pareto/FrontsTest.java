package dev.luthier.optimizers.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.space.SearchSpaceBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Fronts of the problems ZDT1 and ZDT2 (Zitzler, Deb, Thiele 2000) with six parameters, against random search. */
class FrontsTest {
    private static final int DIMENSIONS = 6;
    private static final int SEEDS = 3;

    private interface Shape {
        double of(double ratio);
    }

    @Test
    void nsga2IsAheadOfRandomSearch() {
        for (Shape shape : List.<Shape>of(r -> 1 - StrictMath.sqrt(r), r -> 1 - r * r)) {
            assertThat(mean(Optimizers::nsga2, shape, 150)).isGreaterThan(mean(Optimizers::random, shape, 150) + 0.3);
        }
    }

    @Test
    void parEgoIsAheadOfRandomSearchAfterFewTrials() {
        Shape shape = r -> 1 - StrictMath.sqrt(r);

        assertThat(mean(Optimizers::parEgo, shape, 30)).isGreaterThan(mean(Optimizers::random, shape, 30) + 0.3);
    }

    @Test
    void keepsTheConstraints() {
        var result = experiment(Optimizers.nsga2(), 100, 1)
                .atLeast("f1", 0.5)
                .trainMetrics((configuration, trial) -> zdt(configuration, r -> 1 - StrictMath.sqrt(r)))
                .runOn(LocalSlots.of(2));

        long feasible = result.trials().stream()
                .filter(result.definition().goals()::isFeasible)
                .count();
        assertThat(feasible).isGreaterThan(60);
        assertThat(result.paretoFront()).isNotEmpty();
    }

    private static double mean(Supplier<AbstractOptimizer> optimizer, Shape shape, int trials) {
        double sum = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            ExperimentResult<Configuration> result = experiment(optimizer.get(), trials, seed)
                    .trainMetrics((configuration, trial) -> zdt(configuration, shape))
                    .runOn(LocalSlots.of(1));
            sum += result.hypervolume(1.1, 6);
        }
        return sum / SEEDS;
    }

    private static ExperimentBuilder<Configuration> experiment(AbstractOptimizer optimizer, int trials, long seed) {
        SearchSpaceBuilder space = SearchSpace.builder();
        for (int i = 0; i < DIMENSIONS; i++) {
            space.uniform("x" + i, 0, 1);
        }
        return Luthier.experiment("zdt", space.build())
                .minimize("f1")
                .minimize("f2")
                .optimizer(optimizer)
                .trials(trials)
                .seed(seed)
                .quiet();
    }

    private static Map<String, Double> zdt(Configuration configuration, Shape shape) {
        double first = configuration.getDouble("x0");
        double sum = 0;
        for (int i = 1; i < DIMENSIONS; i++) {
            sum += configuration.getDouble("x" + i);
        }
        double g = 1 + 9 * sum / (DIMENSIONS - 1);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("f1", first);
        metrics.put("f2", g * shape.of(first / g));
        return metrics;
    }
}
