package dev.luthier.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.worker.Leave;
import dev.luthier.rpc.worker.WorkerSettings;
import dev.luthier.slot.TrialProgram;
import dev.luthier.space.Configuration;
import dev.luthier.trial.MetricsFunction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.TrialContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker and a server with nothing wrong between them. */
@Timeout(300)
class WorkerTest {
    private final TestDriver driver = TestDriver.impatient(20_000);
    private Thread workerThread = Thread.currentThread();

    @AfterEach
    void close() {
        driver.close();
    }

    static TrialProgram program(MetricsFunction<Configuration> function) {
        return new TrialProgram("accuracy", function);
    }

    private static Map<String, Double> accuracy(double value) {
        return Map.of("accuracy", value);
    }

    private CompletableFuture<Leave> run(MetricsFunction<Configuration> function) throws InterruptedException {
        CompletableFuture<Leave> leave = new CompletableFuture<>();
        workerThread = LoopbackSlots.startWorker(driver.worker(), program(function), leave);
        driver.events.await(Event.SlotJoined.class);
        return leave;
    }

    private List<Long> stepsOf(int trial) {
        return driver.events.all(Event.Reported.class).stream()
                .filter(event -> event.trial() == trial)
                .flatMap(event -> event.reports().stream())
                .map(Report::step)
                .toList();
    }

    private static List<Long> steps(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void runsWhatItIsHandedAndSaysWhatBecameOfIt() throws Exception {
        CompletableFuture<Leave> leave = run((configuration, trial) -> {
            trial.report(1, configuration.getDouble("x"));
            trial.report(2, Map.of("accuracy", 0.6, "loss", 0.1));
            trial.log("seed " + trial.seed() + ", resource " + trial.resource());
            return Map.of("accuracy", 0.7, "loss", 0.05);
        });

        driver.start(3);

        Event.Ended ended = driver.events.await(Event.Ended.class);
        assertThat(ended.slot()).isEqualTo(TestDriver.SLOT);
        assertThat(ended.trial()).isEqualTo(3);
        assertThat(ended.attempt()).isEqualTo(1);
        assertThat(ended.outcome()).isEqualTo(new Outcome.Finished(0.7, Map.of("loss", 0.05)));
        assertThat(driver.events.all(Event.Reported.class).stream().flatMap(event -> event.reports().stream()))
                .containsExactly(new Report(1, 0.5), new Report(2, 0.6, Map.of("loss", 0.1)));
        assertThat(driver.events.await(Event.Logged.class).line()).isEqualTo("seed 42, resource 1000");
        driver.server.close();
        assertThat(leave.get().kind()).isEqualTo(Leave.Kind.OVER);
        assertThat(leave.get().isHanging()).isFalse();
    }

    @Test
    void firstReportComesWhileTheTrialRuns() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        run((configuration, trial) -> {
            trial.report(1, 0.5);
            reported.await();
            return accuracy(1);
        });

        driver.start(0);

        driver.events.await(Event.Reported.class);
        assertThat(driver.events.all(Event.Ended.class)).isEmpty();
        reported.countDown();
        driver.events.await(Event.Ended.class);
    }

    @Test
    void reportsOfATightLoopComeInOrderAndFewMessages() throws Exception {
        run((configuration, trial) -> {
            for (int step = 1; step <= 100_000; step++) {
                trial.report(step, step);
            }
            return accuracy(1);
        });

        driver.start(0);
        driver.events.await(Event.Ended.class);

        assertThat(stepsOf(0)).isSorted().endsWith(100_000L).doesNotHaveDuplicates();
        assertThat(driver.events.all(Event.Reported.class)).hasSizeLessThan(2000);
    }

    @Test
    void allReportsAreThereBeforeTheEnd() throws Exception {
        run((configuration, trial) -> {
            for (int step = 1; step <= 200; step++) {
                trial.report(step, step);
            }
            return accuracy(1);
        });

        for (int trial = 0; trial < 20; trial++) {
            int number = trial;
            driver.start(trial);
            driver.events.await(Event.Ended.class, ended -> ended.trial() == number);
            driver.confirm(trial);

            assertThat(stepsOf(trial)).isEqualTo(steps(200));
        }
    }

    @Test
    void stopIsSeenAtTheNextReport() throws Exception {
        run((configuration, trial) -> {
            for (int step = 1; ; step++) {
                trial.report(step, 0.5);
                Thread.onSpinWait();
            }
        });
        driver.start(0);
        driver.events.await(Event.Reported.class);

        driver.stop(0, StopReason.Kind.EARLY_STOP);

        assertThat(driver.events.await(Event.Ended.class).outcome()).isEqualTo(new Outcome.Stopped("test"));
    }

    @Test
    void stopForTimeInterruptsAndTheSlotGoesOn() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        run((configuration, trial) -> {
            if (trial.number() == 0) {
                running.countDown();
                new CountDownLatch(1).await();
            }
            return accuracy(1);
        });
        driver.start(0);
        running.await();

        driver.stop(0, StopReason.Kind.TIME_LIMIT);
        driver.events.await(Event.Ended.class);
        driver.start(1);

        Event.Ended second = driver.events.await(Event.Ended.class, ended -> ended.trial() == 1);
        assertThat(second.outcome()).isEqualTo(new Outcome.Finished(1));
    }

    @Test
    void stopOfAnAttemptThatIsOverStopsNoOther() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        run((configuration, trial) -> {
            if (trial.number() == 1) {
                stopped.await();
                trial.report(1, 0.5);
            }
            return accuracy(1);
        });
        driver.start(0);
        driver.events.await(Event.Ended.class);
        driver.start(1);
        driver.stop(0, StopReason.Kind.TIME_LIMIT);
        driver.server.confirm(new Command.Confirm(TestDriver.SLOT, 0, 1));
        stopped.countDown();

        Event.Ended second = driver.events.await(Event.Ended.class, ended -> ended.trial() == 1);
        assertThat(second.outcome()).isEqualTo(new Outcome.Finished(1));
    }

    @Test
    void exceptionBecomesAFailureWithItsTrace() throws Exception {
        run((configuration, trial) -> {
            throw new IllegalStateException("no data");
        });
        driver.start(0);

        assertThat(driver.events.await(Event.Ended.class).outcome())
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.failure().message()).contains("no data");
                    assertThat(failed.failure().stackTrace()).contains("WorkerTest");
                });
    }

    @Test
    void whatIsTooLongIsCutAndTheRestComes() throws Exception {
        String huge = "ü\u0001".repeat(2_000_000);
        run((configuration, trial) -> {
            trial.log(huge);
            for (int line = 0; line < 100_000; line++) {
                trial.log("line " + line);
            }
            trial.report(1, Map.of("accuracy", 0.5, huge, 1.0));
            throw new IllegalStateException(huge);
        });
        driver.start(0);

        Event.Ended ended = driver.events.await(Event.Ended.class);
        assertThat(((Outcome.Failed) ended.outcome()).failure().message()).hasSizeLessThan(17_000);
        List<Event.Logged> lines = driver.events.all(Event.Logged.class);
        assertThat(lines.get(0).line()).hasSizeLessThan(17_000).endsWith("… (cut)");
        assertThat(lines).anyMatch(logged -> logged.line().contains("lines left out"));
        assertThat(driver.events.await(Event.Reported.class).reports()).containsExactly(new Report(1, 0.5));
    }

    @Test
    void manyMetricsAreSplitOverMessages() throws Exception {
        run((configuration, trial) -> {
            for (int step = 1; step <= 100; step++) {
                trial.report(step, wide(step));
            }
            return accuracy(1);
        });
        driver.start(0);
        driver.events.await(Event.Ended.class);

        assertThat(stepsOf(0)).isEqualTo(steps(100));
        assertThat(driver.events.all(Event.Reported.class).stream()
                        .flatMap(event -> event.reports().stream())
                        .map(report -> report.more().size()))
                .containsOnly(200);
    }

    private static Map<String, Double> wide(int step) {
        Map<String, Double> metrics = new java.util.LinkedHashMap<>();
        metrics.put("accuracy", (double) step);
        for (int i = 0; i < 200; i++) {
            metrics.put("a metric with a rather long name " + i, 0.1 * i);
        }
        return metrics;
    }

    @Test
    void interruptionLeavesWithinASecondAndSaysNothingMore() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicReference<TrialContext> context = new AtomicReference<>();
        CompletableFuture<Leave> leave = run((configuration, trial) -> {
            context.set(trial);
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return accuracy(1);
        });
        driver.start(0);
        running.await();

        long before = System.nanoTime();
        workerThread.interrupt();

        assertThatThrownBy(leave::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(1000);
        assertThat(interrupted.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(driver.events.await(Event.SlotLost.class).reason())
                .isEqualTo("worker left: its thread was interrupted");
        context.get().log("nobody listens");
        assertThat(driver.events.all(Event.Ended.class)).isEmpty();
        assertThat(driver.events.all(Event.Logged.class)).isEmpty();
    }

    @Test
    void functionThatIgnoresInterruptionIsReportedAndNotAwaited() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Leave> leave = run((configuration, trial) -> {
            running.countDown();
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
            return accuracy(1);
        });
        driver.start(0);
        running.await();

        long before = System.nanoTime();
        driver.server.release(new Command.Release(TestDriver.SLOT, "ignores interruption"));
        Leave told = leave.get();

        assertThat(told).isEqualTo(new Leave(Leave.Kind.RELEASED, "ignores interruption", true));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(1500);
        end.countDown();
    }

    @Test
    void leavesNoThread() throws Exception {
        SlotId slot = new SlotId(77, 1);
        WorkerSettings settings = WorkerSettings.of(
                "127.0.0.1", driver.server.port(), TestDriver.EXPERIMENT, Secret.of(TestDriver.KEY), slot);
        CompletableFuture<Leave> leave =
                LoopbackSlots.runWorker(settings, program((configuration, trial) -> accuracy(1)));
        driver.events.await(Event.SlotJoined.class);
        assertThat(threadNames()).contains("luthier-rpc-worker-slot 77.1", "luthier-digits-77");

        driver.server.close();
        leave.get();

        assertThat(threadNames()).doesNotContain("luthier-rpc-worker-slot 77.1", "luthier-digits-77");
    }

    private static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
