package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.luthier.event.Ending;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import dev.luthier.spark.cluster.Await;
import dev.luthier.trial.TrialContext;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Experiments of an application that has ended, or ends under them. */
@Timeout(300)
class StoppedSparkTest {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static volatile CountDownLatch trialsRun;

    @AfterEach
    void leavesNoThreadBehind() {
        Await.until(
                "the threads have ended",
                Duration.ofSeconds(5),
                () -> LocalSpark.ownThreads().isEmpty());
    }

    @Test
    void aStoppedContextIsRefused() {
        SparkContext context = new LocalSpark("local[2]").session().sparkContext();
        SparkSlots slots = SparkSlots.of(context);
        context.stop();

        assertThatIllegalStateException()
                .isThrownBy(() -> Experiments.of("too-late", 1, (configuration, trial) -> 1)
                        .runOn(slots))
                .withMessage("the SparkContext is stopped: experiments need a running one");
    }

    @Test
    void anExperimentWhoseContextIsStoppedEndsAndSaysSo() throws Exception {
        SparkContext context = new LocalSpark("local[2]").session().sparkContext();
        trialsRun = new CountDownLatch(2);
        var running = Experiments.runInBackground(
                Experiments.of("cut-off", 5, StoppedSparkTest::trainForEver), SparkSlots.of(context));
        trialsRun.await();

        context.stop();
        ExperimentResult<Configuration> result = running.get(20, TimeUnit.SECONDS);

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.NO_SLOTS);
        assertThat(result.ending().detail()).contains("the SparkContext was stopped");
        assertThat(result.trials()).hasSize(2);
    }

    private static double trainForEver(Configuration configuration, TrialContext trial) throws InterruptedException {
        trialsRun.countDown();
        NEVER.await();
        return 0;
    }
}
