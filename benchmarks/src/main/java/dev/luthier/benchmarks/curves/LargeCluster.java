package dev.luthier.benchmarks.curves;

import dev.luthier.benchmarks.curves.problem.CurveProblem;
import dev.luthier.benchmarks.curves.problem.CurveProblems;
import dev.luthier.definition.Limits;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.space.Configuration;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How long 100,000 trials on 1,000 slots take in virtual time: each of them with 10 epochs, and under ASHA with up to 81. */
public final class LargeCluster {
    private static final int SLOTS = 1_000;
    private static final int TRIALS = 100_000;

    private LargeCluster() {}

    public static void main(String[] args) {
        run("warm-up", Optimizers.random(), 10, TRIALS / 10);
        run("random", Optimizers.random(), 10, TRIALS);
        run("asha", Optimizers.asha(Optimizers.random()), 81, TRIALS);
    }

    private static void run(String name, AbstractOptimizer optimizer, long epochs, int trials) {
        CurveProblem problem = CurveProblems.of("curves6", 0);
        long start = System.nanoTime();
        long cpuBefore = cpuNanos();
        ExperimentResult<Configuration> result = Luthier.experiment(name, problem.space())
                .minimize("loss")
                .optimizer(optimizer)
                .trials(trials)
                .maxResource(epochs)
                .limits(Limits.DEFAULT.withFailures(Protocol.UNLIMITED, 1, Protocol.UNLIMITED))
                .quiet()
                .train(problem::train)
                .runOn(SimulatedSlots.of(SLOTS).problem(problem));
        System.out.printf(
                Locale.ROOT,
                "%-8s %,d trials, %,d reports, %.0f virtual seconds: %.1f s, %.1f s of the thread's processor time%n",
                name,
                result.trials().size(),
                result.trials().stream()
                        .mapToLong(trial -> trial.curve().size())
                        .sum(),
                result.wallTime().toMillis() / 1e3,
                (System.nanoTime() - start) / 1e9,
                (cpuNanos() - cpuBefore) / 1e9);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
