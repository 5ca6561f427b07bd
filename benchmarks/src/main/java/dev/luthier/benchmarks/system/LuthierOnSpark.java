package dev.luthier.benchmarks.system;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.spark.SparkSlots;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.TrialFunction;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;

/** Experiments on two Spark slots. */
final class LuthierOnSpark {
    private static final int SLOTS = 2;
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).logUniform("y", 1e-5, 1).build();

    /** What trials do all the time. */
    enum Trials {
        COMPUTING {
            @Override
            void spend(long start, long nanos) {
                while (System.nanoTime() - start < nanos) {
                    Thread.onSpinWait();
                }
            }
        },
        SLEEPING {
            @Override
            void spend(long start, long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        };

        abstract void spend(long start, long nanos) throws InterruptedException;
    }

    private final JavaSparkContext spark;
    private final boolean learns;

    /** @param learns whether the optimizer says that it learns from results, so that nothing is handed out ahead */
    LuthierOnSpark(JavaSparkContext spark, boolean learns) {
        this.spark = spark;
        this.learns = learns;
    }

    /** From the call to its return, coming and going of the slots included. */
    double trialsPerSecond(int trials) {
        long start = System.nanoTime();
        run(trials, (configuration, trial) -> configuration.getDouble("x"));
        return trials / ((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
    }

    /** The share of the slots' time, each from its first start to its last end, that they spent in training functions. */
    double utilisation(long millis, int trials, Trials kind) {
        ExperimentResult<Configuration> result = run(trials, (configuration, trial) -> {
            long start = System.nanoTime();
            kind.spend(start, TimeUnit.MILLISECONDS.toNanos(millis));
            return System.nanoTime() - start;
        });
        double trained = result.trials().stream()
                .mapToDouble(trial -> trial.metric().orElseThrow())
                .sum();
        return trained / TimeUnit.MILLISECONDS.toNanos(slotMillis(result));
    }

    private static long slotMillis(ExperimentResult<Configuration> result) {
        return result.trials().stream()
                .flatMap(trial -> trial.attempts().stream())
                .collect(Collectors.groupingBy(Attempt::slot))
                .values()
                .stream()
                .mapToLong(LuthierOnSpark::span)
                .sum();
    }

    private static long span(List<Attempt> attempts) {
        LongSummaryStatistics starts =
                attempts.stream().mapToLong(Attempt::startedAtMillis).summaryStatistics();
        LongSummaryStatistics ends =
                attempts.stream().mapToLong(Attempt::endedAtMillis).summaryStatistics();
        return ends.getMax() - starts.getMin();
    }

    private ExperimentResult<Configuration> run(int trials, TrialFunction<Configuration> function) {
        ExperimentResult<Configuration> result = Luthier.experiment("benchmark", SPACE)
                .minimize("loss")
                .optimizer(new RandomSampler(learns))
                .trials(trials)
                .journal(JournalProvider.inMemory())
                .quiet()
                .train(function)
                .runOn(SparkSlots.of(spark).slots(SLOTS));
        if (result.counts().finished() != trials) {
            throw new IllegalStateException(
                    "finished=" + result.counts().finished() + " of " + trials + ", " + result.ending());
        }
        return result;
    }
}
