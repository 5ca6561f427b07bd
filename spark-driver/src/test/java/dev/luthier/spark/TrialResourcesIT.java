package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.luthier.experiment.Counts;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import dev.luthier.spark.cluster.SparkHome;
import dev.luthier.spark.cluster.StandaloneCluster;
import dev.luthier.trial.TrialContext;
import dev.luthier.trial.TrialFunction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What trials ask for, on a cluster whose one machine has two cores and says that it has two GPUs. */
@Timeout(300)
class TrialResourcesIT {
    private static StandaloneCluster cluster;
    private static SparkContext context;

    @BeforeAll
    static void connect() {
        assumeThat(SparkHome.isOfThisJvm()).isTrue();
        cluster = StandaloneCluster.startWithGpus(Path.of("target", "cluster-with-gpus"), 2);
        context = new SparkContext(conf());
    }

    private static SparkConf conf() {
        return cluster.conf().set("spark.executor.cores", "2").set("spark.executor.resource.gpu.amount", "2");
    }

    @AfterAll
    static void disconnect() {
        if (context != null) {
            context.stop();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void eachSlotHasGpusOfItsOwn() {
        ExperimentResult<Configuration> result = Experiments.of("one-gpu", 30, new GpuReader())
                .runOn(SparkSlots.of(context).slots(2).gpusPerTrial(1));

        assertThat(result.counts()).isEqualTo(new Counts(30, 0, 0, 0, 0));
        assertThat(gpusBySlot(result).values()).containsExactlyInAnyOrder(Set.of(1.0), Set.of(2.0));
    }

    @Test
    void aTrialWithAllGpusHasTheMachineForItself() {
        ExperimentResult<Configuration> result = Experiments.of("all-gpus", 4, new GpuReader())
                .runOn(SparkSlots.of(context).slots(2).gpusPerTrial(2));

        assertThat(result.slotStays()).hasSize(1);
        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.metric()).hasValue(0b11));
    }

    @Test
    void aTrialThatAsksForNoGpuSeesNone() {
        ExperimentResult<Configuration> result = Experiments.of("no-gpu", 2, new GpuReader())
                .runOn(SparkSlots.of(context).slots(1));

        assertThat(result.bestMetric()).isZero();
    }

    @Test
    void aTrialWithAllCoresHasTheMachineForItself() {
        ExperimentResult<Configuration> result = Experiments.of("two-cores", 4, new Pause(50))
                .runOn(SparkSlots.of(context).slots(2).coresPerTrial(2));

        assertThat(result.counts()).isEqualTo(new Counts(4, 0, 0, 0, 0));
        assertThat(result.slotStays()).hasSize(1); // the other waits for cores
    }

    @Test
    void sparksOwnCoresPerTaskHoldForTrialsToo() {
        context.stop();
        try {
            context = new SparkContext(conf().set("spark.task.cpus", "2"));

            ExperimentResult<Configuration> result =
                    Experiments.of("task-cpus", 4, new Pause(50)).runOn(SparkSlots.of(context));

            assertThat(result.counts()).isEqualTo(new Counts(4, 0, 0, 0, 0));
            assertThat(result.slotStays()).hasSize(1);
        } finally {
            context.stop();
            context = new SparkContext(conf());
        }
    }

    @Test
    void coresOfATrialSayHowManySlotsThereAre() {
        ExperimentResult<Configuration> result =
                Experiments.of("counted", 4, new Pause(50)).runOn(SparkSlots.of(context));

        assertThat(result.slotStays()).hasSize(2);
    }

    @Test
    void moreGpusThanAnExecutorHasAreRefusedBeforeAnyTrial() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Experiments.of("three-gpus", 1, new GpuReader())
                        .runOn(SparkSlots.of(context).slots(1).gpusPerTrial(3)))
                .withMessageContaining("gpusPerTrial is 3, but executors have 2");
    }

    private static Map<String, Set<Double>> gpusBySlot(ExperimentResult<?> result) {
        return result.trials().stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.attempts().get(0).slot(),
                        Collectors.mapping(trial -> trial.metric().orElseThrow(), Collectors.toSet())));
    }

    /** Returns the GPUs it may use, one bit each. */
    private record GpuReader() implements TrialFunction<Configuration> {
        @Override
        public double train(Configuration configuration, TrialContext trial) throws InterruptedException {
            Thread.sleep(100);
            List<String> gpus = TrialGpus.addresses();
            return (gpus.contains("gpu-0") ? 0b01 : 0) + (gpus.contains("gpu-1") ? 0b10 : 0);
        }
    }
}
