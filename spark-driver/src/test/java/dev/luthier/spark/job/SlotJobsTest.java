package dev.luthier.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.SlotId;
import dev.luthier.spark.LocalSpark;
import dev.luthier.spark.cluster.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SlotJobsTest {
    @RegisterExtension
    static final LocalSpark SPARK = new LocalSpark("local[2]");

    /** Tasks of local mode run in this JVM. */
    private static final BlockingQueue<SlotId> STARTED = new LinkedBlockingQueue<>();

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private JobGroup group;
    private SlotJobs jobs;

    @BeforeEach
    void clear() {
        STARTED.clear();
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void submitsAJobForEachSlotWithoutWaiting() throws InterruptedException {
        open(2, SlotJobsTest::stay);

        assertThat(List.of(nextStarted(), nextStarted())).containsExactlyInAnyOrder(new SlotId(0, 1), new SlotId(1, 1));
        assertThat(context().statusTracker().getJobIdsForGroup(group.id())).hasSize(2);
    }

    @Test
    void jobsSayOnSparksPageWhatTheCallerSaysThere() throws InterruptedException {
        BlockingQueue<String> descriptions = new LinkedBlockingQueue<>();
        SparkListener listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart job) {
                descriptions.add(job.properties().getProperty("spark.job.description"));
            }
        };
        context().addSparkListener(listener);
        context().setJobDescription("http://127.0.0.1:8080/");
        try {
            open(1, SlotJobsTest::stay);

            assertThat(descriptions.poll(20, TimeUnit.SECONDS))
                    .isEqualTo("http://127.0.0.1:8080/: Luthier experiment 'tests', slot 0.1");
        } finally {
            context().setJobDescription(null);
            context().removeSparkListener(listener);
        }
    }

    @Test
    void fillsThePlaceOfASlotThatLeftWithTheNextEpoch() throws InterruptedException {
        open(1, slot -> slot.epoch() == 1 ? "out of order" : stay(slot));

        assertThat(nextStarted()).isEqualTo(new SlotId(0, 1));
        assertThat(nextTold()).isEqualTo("slot 0.1 ended: out of order");
        assertThat(nextStarted()).isEqualTo(new SlotId(0, 2));
    }

    @Test
    void fillsThePlaceOfALostSlotAndCancelsWhatIsLeftOfIt() throws InterruptedException {
        open(1, SlotJobsTest::stay);
        jobs.joined(nextStarted());

        jobs.lost(new SlotId(0, 1), "silent for too long");

        assertThat(nextStarted()).isEqualTo(new SlotId(0, 2));
        assertThat(nextTold()).startsWith("slot 0.1 ended: ").contains("cancelled");
    }

    @Test
    void whatIsSaidOfAnEarlierStayChangesNothing() throws InterruptedException {
        open(1, slot -> slot.epoch() == 1 ? "out of order" : stay(slot));
        nextStarted();
        nextTold();
        nextStarted();

        jobs.lost(new SlotId(0, 1), "late news");

        assertThat(STARTED.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void givesUpAPlaceWhoseSlotsEndTimeAndAgainBeforeTheyAreThere() throws InterruptedException {
        open(1, slot -> {
            throw new IllegalStateException("cannot reach driver.example:7000");
        });

        for (int epoch = 1; epoch <= 4; epoch++) {
            assertThat(nextTold())
                    .isEqualTo("slot 0." + epoch
                            + " ended: java.lang.IllegalStateException: cannot reach driver.example:7000");
        }
        assertThat(nextTold())
                .isEqualTo("unavailable: no slot is left; slot 0: it ended 4 times before it was there, last: "
                        + "java.lang.IllegalStateException: cannot reach driver.example:7000");
    }

    @Test
    void saysWhenTheLastSlotIsSentAwayForGood() throws InterruptedException {
        open(2, SlotJobsTest::stay);
        nextStarted();
        nextStarted();

        jobs.retire(new SlotId(0, 1), "trial 3 ignores interruption");
        jobs.retire(new SlotId(1, 1), "trial 4 ignores interruption");

        assertThat(nextTold()).isEqualTo("unavailable: no slot is left; slot 1: trial 4 ignores interruption");
    }

    @Test
    void closeTakesEveryTaskOffTheCluster() throws InterruptedException {
        open(3, SlotJobsTest::stay); // the third waits for a core
        jobs.joined(nextStarted());
        jobs.joined(nextStarted());

        jobs.close();

        Await.until(
                "no job is active",
                Duration.ofSeconds(60),
                () -> context().statusTracker().getActiveJobIds().length == 0);
        Await.until(
                "the thread has ended",
                Duration.ofSeconds(60),
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals(group.id())));
    }

    private void open(int slots, Program program) {
        JavaRDD<Integer> data = JavaSparkContext.fromSparkContext(context()).parallelize(List.of(0), 1);
        group = new JobGroup(data, "tests", null);
        SlotTask.Work work = (slot, host) -> {
            STARTED.add(slot);
            return program.run(slot);
        };
        jobs = new SlotJobs(group, slot -> new SlotTask(slot, work), new Notes());
        jobs.open(slots);
    }

    private static String stay(SlotId slot) throws InterruptedException {
        new CountDownLatch(1).await();
        return slot + " was let go";
    }

    private static SparkContext context() {
        return SPARK.session().sparkContext();
    }

    private static SlotId nextStarted() throws InterruptedException {
        SlotId slot = STARTED.poll(20, TimeUnit.SECONDS);
        assertThat(slot).as("a slot starts").isNotNull();
        return slot;
    }

    private String nextTold() throws InterruptedException {
        String next = told.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("something is told").isNotNull();
        return next;
    }

    private interface Program extends java.io.Serializable {
        String run(SlotId slot) throws Exception;
    }

    private final class Notes implements SlotJobs.Listener {
        @Override
        public void ended(SlotId slot, String reason) {
            told.add(slot + " ended: " + reason);
        }

        @Override
        public void unavailable(String reason) {
            told.add("unavailable: " + reason);
        }
    }
}
