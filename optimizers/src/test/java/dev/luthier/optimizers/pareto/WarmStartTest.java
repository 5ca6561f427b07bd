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
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** ZDT1 (Zitzler, Deb, Thiele 2000), whose front lies elsewhere than it did in the earlier experiment. */
class WarmStartTest {
    private static final int DIMENSIONS = 6;
    private static final int TRIALS = 15;
    private static final int SEEDS = 5;

    @Test
    void nsga2BeginsWithChildrenOfTheEarlierFront() {
        checkAhead(Optimizers::nsga2);
    }

    @Test
    void parEgoModelsTheEarlierTrials() {
        checkAhead(Optimizers::parEgo);
    }

    private static void checkAhead(Supplier<AbstractOptimizer> optimizer) {
        double cold = 0;
        double warm = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            ExperimentResult<Configuration> earlier = run(experiment(Optimizers.nsga2(), 100, 100 + seed), 0.3);
            cold += volume(experiment(optimizer.get(), TRIALS, seed)) / SEEDS;
            warm += volume(experiment(optimizer.get(), TRIALS, seed)
                            .warmStart(earlier)
                            .bestOfEarlier(0))
                    / SEEDS;
        }
        assertThat(warm).isGreaterThan(cold + 0.2);
    }

    private static double volume(ExperimentBuilder<Configuration> experiment) {
        return run(experiment, 0.4).hypervolume(1.1, 6);
    }

    private static ExperimentResult<Configuration> run(ExperimentBuilder<Configuration> experiment, double centre) {
        return experiment
                .trainMetrics((configuration, trial) -> zdt(configuration, centre))
                .runOn(LocalSlots.of(1));
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

    private static Map<String, Double> zdt(Configuration configuration, double centre) {
        double first = configuration.getDouble("x0");
        double sum = 0;
        for (int i = 1; i < DIMENSIONS; i++) {
            sum += Math.abs(configuration.getDouble("x" + i) - centre);
        }
        double g = 1 + 9 * sum / (DIMENSIONS - 1);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("f1", first);
        metrics.put("f2", g * (1 - StrictMath.sqrt(first / g)));
        return metrics;
    }
}
