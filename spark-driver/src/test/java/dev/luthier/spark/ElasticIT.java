package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.luthier.experiment.Counts;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import dev.luthier.spark.cluster.Await;
import dev.luthier.spark.cluster.Loopback;
import dev.luthier.spark.cluster.SparkHome;
import dev.luthier.trial.TrialFunction;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Applications whose executors come and go, or whose tasks Spark copies. */
@Timeout(300)
class ElasticIT {
    private static final Duration LONG = Duration.ofSeconds(200);

    @RegisterExtension
    static final SharedCluster CLUSTER = new SharedCluster();

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
    void dynamicAllocationGrowsWithTheSlotsAndShrinksAfterThem() {
        context = CLUSTER.newContext(Map.of(
                "spark.dynamicAllocation.enabled", "true",
                "spark.dynamicAllocation.shuffleTracking.enabled", "true",
                "spark.dynamicAllocation.minExecutors", "0",
                "spark.dynamicAllocation.maxExecutors", "2",
                "spark.dynamicAllocation.executorIdleTimeout", "1s"));
        TrialFunction<Configuration> someTime = new Pause(200);

        ExperimentResult<Configuration> result =
                Experiments.of("elastic", 60, someTime).runOn(SparkSlots.of(context));

        assertThat(result.counts()).isEqualTo(new Counts(60, 0, 0, 0, 0));
        assertThat(result.slotStays()).hasSize(2);
        Await.until(
                "all executors are given back",
                LONG,
                () -> context.statusTracker().getExecutorInfos().length == 1);
    }

    @Test
    void aSpeculativeCopyOfASlotIsSentAwayAndHarmsNothing() {
        assumeThat(Loopback.hasSeveralHosts()).isTrue(); // Spark copies to other hosts only
        context = CLUSTER.newContext(Map.of(
                "spark.speculation", "true",
                "spark.speculation.interval", "100ms",
                "spark.speculation.task.duration.threshold", "1s"));
        SpeculativeTasks copies = new SpeculativeTasks();
        context.addSparkListener(copies);
        TrialFunction<Configuration> patient = new Pause(1000);

        ExperimentResult<Configuration> result = Experiments.of("copied", 8, patient)
                .runOn(SparkSlots.of(context).slots(1));

        assertThat(copies.count).hasPositiveValue();
        assertThat(result.counts()).isEqualTo(new Counts(8, 0, 0, 0, 0));
        assertThat(result.slotStays()).hasSize(1);
    }

    private static final class SpeculativeTasks extends SparkListener {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void onTaskStart(SparkListenerTaskStart start) {
            if (start.taskInfo().speculative()) {
                count.incrementAndGet();
            }
        }
    }
}
