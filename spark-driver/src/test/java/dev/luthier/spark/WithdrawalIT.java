package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.luthier.event.Ending;
import dev.luthier.experiment.Counts;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import dev.luthier.spark.cluster.Await;
import dev.luthier.spark.cluster.SparkHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Executors that are taken away in an orderly manner, one or all of them. */
@Timeout(300)
class WithdrawalIT {
    private static final Duration LONG = Duration.ofSeconds(200);

    @RegisterExtension
    static final SharedCluster CLUSTER = new SharedCluster();

    @TempDir
    Path folder;

    private SparkContext context;

    @BeforeEach
    void needsTheSparkOfThisJvm() {
        assumeThat(SparkHome.isOfThisJvm()).isTrue();
    }

    @AfterEach
    void disconnect() {
        if (context != null) {
            context.stop();
        }
    }

    @Test
    void trialOnADecommissionedExecutorRunsAgainElsewhere() throws IOException, InterruptedException {
        context = CLUSTER.newContext(Map.of(
                "spark.decommission.enabled", "true",
                "spark.executor.decommission.forceKillTimeout", "1s"));
        var running = start("decommissioned", 12, 3);

        ProcessHandle executor = process(3, 1);
        new ProcessBuilder("kill", "-PWR", Long.toString(executor.pid()))
                .start()
                .waitFor();
        ExperimentResult<Configuration> result = running.join();

        assertThat(result.counts()).isEqualTo(new Counts(12, 0, 0, 0, 1));
        assertThat(result.trials().get(3).attempts()).hasSize(2);
        assertThat(executor.isAlive()).isFalse();
    }

    @Test
    void experimentEndsWithTheSparkContext() throws Exception {
        context = CLUSTER.newContext(Map.of());
        var running = start("stopped", 2, 0);

        ProcessHandle executor = process(0, 1);
        context.stop();
        ExperimentResult<Configuration> result = running.get(20, TimeUnit.SECONDS);

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.NO_SLOTS);
        assertThat(result.ending().detail()).contains("the SparkContext was stopped");
        Await.until("the executor is gone", LONG, () -> !executor.isAlive());
        Await.until(
                "the threads have ended", LONG, () -> LocalSpark.ownThreads().isEmpty());
    }

    private CompletableFuture<ExperimentResult<Configuration>> start(String name, int trials, int held) {
        WatchedTrial function = new WatchedTrial(folder.toString(), held, WatchedTrial.NONE);
        SparkSlots slots = SparkSlots.of(context).slots(2);
        return Experiments.runInBackground(Experiments.of(name, trials, function), slots);
    }

    private ProcessHandle process(int trial, int attempt) {
        Await.until(
                "attempt " + attempt + " of trial " + trial + " runs",
                LONG,
                () -> WatchedTrial.process(folder, trial, attempt) != null);
        return WatchedTrial.process(folder, trial, attempt);
    }
}
