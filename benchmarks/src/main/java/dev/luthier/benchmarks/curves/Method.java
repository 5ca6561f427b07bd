package dev.luthier.benchmarks.curves;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.optimizers.halving.AshaSettings;
import dev.luthier.optimizers.population.PopulationSettings;
import java.util.List;
import java.util.function.Supplier;

/**
 * A row of the table: where configurations come from, and which trials are stopped.
 *
 * @param optimizer makes a new one for each run
 * @param earlyStop makes a new rule for each run
 */
record Method(String name, Supplier<AbstractOptimizer> optimizer, Supplier<AbstractEarlyStop> earlyStop) {

    /** All rows; the first is what the others are compared to. */
    static final List<Method> ALL = List.of(
            new Method("random", Optimizers::random, EarlyStops::none),
            new Method("random+median", Optimizers::random, EarlyStops::median),
            new Method("random+percentile 25", Optimizers::random, () -> EarlyStops.percentile(25)),
            new Method("random+curve prediction", Optimizers::random, EarlyStops::curvePrediction),
            new Method("random+successive halving", Optimizers::random, EarlyStops::successiveHalving),
            new Method("asha", () -> Optimizers.asha(Optimizers.random()), EarlyStops::none),
            new Method(
                    "delayed asha",
                    () -> Optimizers.asha(AshaSettings.DEFAULT.withDelayed(true), Optimizers.random()),
                    EarlyStops::none),
            new Method("asha+brackets", () -> Optimizers.asyncHyperband(Optimizers.random()), EarlyStops::none),
            new Method("pasha", () -> Optimizers.pasha(Optimizers.random()), EarlyStops::none),
            new Method(
                    "synchronous halving",
                    () -> Optimizers.successiveHalving(AshaSettings.DEFAULT, Optimizers.random()),
                    EarlyStops::none),
            new Method(
                    "hyperband",
                    () -> Optimizers.hyperband(AshaSettings.DEFAULT, Optimizers.random()),
                    EarlyStops::none),
            new Method("bohb", Optimizers::bohb, EarlyStops::none),
            new Method("asha+tpe", () -> Optimizers.asha(Optimizers.tpe()), EarlyStops::none),
            new Method("mobster", Optimizers::mobster, EarlyStops::none),
            new Method("hyper-tune", Optimizers::hyperTune, EarlyStops::none),
            new Method("dehb", Optimizers::dehb, EarlyStops::none),
            new Method("population-based training", Method::population, EarlyStops::none));

    private static AbstractOptimizer population() {
        return Optimizers.populationBasedTraining(PopulationSettings.DEFAULT.withPopulationSize(16));
    }
}
