package dev.luthier.benchmarks.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;

/** The two other ways to run trials on Spark, each as lean as it can be: trials that do nothing, and no optimizer. */
final class SparkRivals {
    private final JavaSparkContext spark;

    SparkRivals(JavaSparkContext spark) {
        this.spark = spark;
    }

    /** Waits until so many executors are there, and their JVMs are warm. */
    void awaitSlots(int slots) throws InterruptedException {
        while (spark.sc().getExecutorMemoryStatus().size() <= slots) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        for (int i = 0; i < 50; i++) {
            spark.parallelize(List.of(1, 2), slots).map(x -> x * 0.5).collect();
        }
    }

    /** As SparkTrials does: every trial is a Spark job of one task, and two threads submit them. Trials per second. */
    double jobPerTrial(int trials) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            long start = System.nanoTime();
            List<Future<?>> jobs = new ArrayList<>();
            for (int i = 0; i < trials; i++) {
                double x = i;
                jobs.add(threads.submit(() -> spark.parallelize(List.of(x), 1)
                        .map(value -> value * 0.5)
                        .collect()));
            }
            for (Future<?> job : jobs) {
                job.get();
            }
            return perSecond(trials, start);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Bulk synchronous: a stage of two trials, then the next. Trials per second. */
    double stagePerRound(int trials) {
        long start = System.nanoTime();
        for (int i = 0; i < trials; i += 2) {
            spark.parallelize(List.of((double) i, i + 1.0), 2)
                    .map(value -> value * 0.5)
                    .collect();
        }
        return perSecond(trials, start);
    }

    private static double perSecond(int trials, long startNanos) {
        return trials / ((System.nanoTime() - startNanos) / (double) TimeUnit.SECONDS.toNanos(1));
    }
}
