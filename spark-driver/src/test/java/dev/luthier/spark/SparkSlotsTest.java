package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Limits;
import dev.luthier.event.Ending;
import dev.luthier.experiment.Counts;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.slot.VerdictWait;
import dev.luthier.space.Configuration;
import dev.luthier.spark.cluster.Await;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whole experiments on Spark's local mode, whose tasks run in this JVM. */
@Timeout(300)
class SparkSlotsTest {
    @RegisterExtension
    static final LocalSpark SPARK = new LocalSpark("local[2]");

    private static final Set<Integer> RUNNING = ConcurrentHashMap.newKeySet();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @AfterEach
    void leavesNothingBehind() {
        Await.until(
                "Spark has no job",
                Duration.ofSeconds(60),
                () -> context().statusTracker().getActiveJobIds().length == 0);
        Await.until(
                "the threads have ended",
                Duration.ofSeconds(60),
                () -> LocalSpark.ownThreads().isEmpty());
    }

    @Test
    void runsEveryPlannedTrialOnce() {
        ExperimentResult<Configuration> result = Experiments.of("plain", 50, (configuration, trial) -> {
                    trial.report(1, trial.number() / 2.0);
                    return trial.number();
                })
                .runOn(SparkSlots.of(SPARK.session()));

        assertThat(result.counts()).isEqualTo(new Counts(50, 0, 0, 0, 0));
        assertThat(result.slotStays())
                .hasSize(2)
                .allSatisfy(stay -> assertThat(stay.host()).isEqualTo("executor driver on 127.0.0.1"));
        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.curve().last()).isEqualTo(trial.number() / 2.0));
    }

    /** Stops every trial at its second report. */
    private static final class StopsAtTheSecond extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().size() == 2;
        }
    }

    @Test
    void reportsHearTheirVerdicts() {
        VerdictWait forever = new VerdictWait(1e15, 1);
        SparkSlots slots = SparkSlots.of(context());

        ExperimentResult<Configuration> result = Experiments.builder("verdicts", 10)
                .earlyStop(new StopsAtTheSecond())
                .maxResource(9)
                .train((configuration, trial) -> {
                    for (long step = 1; step <= trial.resource(); step++) {
                        letTheClockMove();
                        trial.report(step, 1);
                    }
                    return 1;
                })
                .runOn((loop, program) -> slots.run(loop, program.withVerdictWait(forever)));

        assertThat(result.counts().stopped()).isEqualTo(10);
        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.curve().size()).isEqualTo(2));
    }

    private static void letTheClockMove() {
        long start = System.nanoTime();
        while (System.nanoTime() == start) {
            Thread.onSpinWait();
        }
    }

    @Test
    void speaksOverTls() {
        ExperimentResult<Configuration> result = Experiments.of("encrypted", 3, (configuration, trial) -> 1)
                .runOn(SparkSlots.of(context()).tls());

        assertThat(result.counts()).isEqualTo(new Counts(3, 0, 0, 0, 0));
    }

    @Test
    void severalExperimentsRunAtOnce() {
        SparkSlots one = SparkSlots.of(context()).slots(1);
        CompletableFuture<ExperimentResult<Configuration>> other = CompletableFuture.supplyAsync(
                () -> Experiments.of("other", 20, (configuration, trial) -> 2).runOn(one));

        ExperimentResult<Configuration> result =
                Experiments.of("one", 20, (configuration, trial) -> 1).runOn(one);

        assertThat(result.bestMetric()).isEqualTo(1);
        assertThat(other.join().bestMetric()).isEqualTo(2);
    }

    @Test
    void coresOfATrialMakeFewerSlots() {
        ExperimentResult<Configuration> result = Experiments.of("wide", 4, (configuration, trial) -> 1)
                .runOn(SparkSlots.of(context()).coresPerTrial(2));

        assertThat(result.slotStays()).hasSize(1);
    }

    @Test
    void interruptionGivesTheSlotsBackAtOnce() throws Exception {
        FutureTask<ExperimentResult<Configuration>> ended = new FutureTask<>(
                () -> Experiments.of("cancelled", 2, SparkSlotsTest::wait).runOn(SparkSlots.of(context())));
        Thread caller = new Thread(ended);
        caller.start();
        Await.until("two trials run", Duration.ofSeconds(200), () -> RUNNING.size() == 2);

        caller.interrupt();
        ExperimentResult<Configuration> result = ended.get();

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.CANCELLED);
        Await.until("the training functions were interrupted", Duration.ofSeconds(60), RUNNING::isEmpty);
    }

    @Test
    void aSlotWhoseTrialIgnoresInterruptionIsNotFilledAgain() {
        CountDownLatch release = new CountDownLatch(1);
        Holder.latch = release;

        ExperimentResult<Configuration> result = Experiments.builder("stubborn", 3)
                .limits(Limits.DEFAULT.withTrialTime(Duration.ofMillis(300)).withGrace(Duration.ofMillis(200)))
                .train((configuration, trial) -> {
                    if (trial.number() == 0) {
                        Holder.awaitStubbornly();
                    }
                    return 1;
                })
                .runOn(SparkSlots.of(context()).slots(1));
        release.countDown();

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.NO_SLOTS);
        assertThat(result.ending().detail()).isEqualTo("no slot is left; slot 0: trial 0 ignores interruption");
        assertThat(result.trials().get(0).failure().message()).contains("ignored interruption");
    }

    @Test
    void endsWithTheCauseIfNoSlotCanReachTheDriver() {
        ExperimentResult<Configuration> result = Experiments.of("unreachable", 1, (configuration, trial) -> 1)
                .runOn(SparkSlots.of(context()).advertisedHost("127.0.0.2").connectTimeout(Duration.ofMillis(200)));

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.NO_SLOTS);
        assertThat(result.ending().detail())
                .contains("no slot is left", "cannot reach the driver at 127.0.0.2:", "spark.driver.host");
    }

    private static double wait(Configuration configuration, TrialContext trial) throws InterruptedException {
        RUNNING.add(trial.number());
        try {
            NEVER.await();
            return 0;
        } finally {
            RUNNING.remove(trial.number());
        }
    }

    /** What a training function of local mode can wait for. */
    private static final class Holder {
        private static volatile CountDownLatch latch;

        static void awaitStubbornly() {
            while (latch.getCount() > 0) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    // as some native code does
                }
            }
        }
    }

    private static SparkContext context() {
        return SPARK.session().sparkContext();
    }
}
