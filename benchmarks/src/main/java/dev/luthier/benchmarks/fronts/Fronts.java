package dev.luthier.benchmarks.fronts;

import dev.luthier.definition.Goals;
import dev.luthier.definition.Named;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import java.util.List;
import java.util.Locale;

/** Hypervolumes of the fronts after 25, 50 and 100 evaluations on one slot, means of five seeds. */
public final class Fronts {
    private static final List<String> OPTIMIZERS = List.of("auto", "parego", "nsga2", "random");
    private static final int[] CHECKPOINTS = {25, 50, 100};
    private static final int SEEDS = 5;

    private Fronts() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        System.out.println("| problem | optimizer | 25 | 50 | 100 |\n|---|---|---|---|---|");
        for (FrontProblem problem : FrontProblem.values()) {
            for (String optimizer : OPTIMIZERS) {
                System.out.println(row(problem, optimizer));
            }
        }
    }

    private static String row(FrontProblem problem, String optimizer) {
        double[] sums = new double[CHECKPOINTS.length];
        for (int seed = 0; seed < SEEDS; seed++) {
            ExperimentResult<Configuration> result = run(problem, optimizer, seed);
            Goals goals = result.definition().goals();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += goals.hypervolume(result.trials().subList(0, CHECKPOINTS[i]), problem.reference());
            }
        }
        StringBuilder row = new StringBuilder("| " + problem + " | " + optimizer + " |");
        for (double sum : sums) {
            row.append(String.format(Locale.ROOT, " %.3f |", sum / SEEDS));
        }
        return row.toString();
    }

    private static ExperimentResult<Configuration> run(FrontProblem problem, String optimizer, long seed) {
        ExperimentBuilder<Configuration> builder = Luthier.experiment(problem.name(), problem.space())
                .optimizer(new Named(optimizer))
                .trials(CHECKPOINTS[CHECKPOINTS.length - 1])
                .seed(seed)
                .journal(JournalProvider.inMemory())
                .quiet();
        for (int i = 1; i <= problem.count(); i++) {
            builder.minimize("f" + i);
        }
        return builder.trainMetrics((configuration, trial) -> problem.metrics(configuration))
                .runOn(LocalSlots.of(1));
    }
}
