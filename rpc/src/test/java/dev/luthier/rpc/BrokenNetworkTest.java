package dev.luthier.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Event;
import dev.luthier.event.StopReason;
import dev.luthier.rpc.worker.Leave;
import dev.luthier.slot.TrialProgram;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a running trial when the network between worker and server misbehaves. */
@Timeout(300)
class BrokenNetworkTest {
    private final Semaphore steps = new Semaphore(0);

    /** Reports a step for every permit; ends with the step 100. */
    private TrialProgram stepwise() {
        return new TrialProgram("accuracy", (configuration, trial) -> {
            for (int step = 1; step <= 100; step++) {
                steps.acquire();
                trial.report(step, step);
                trial.log("step " + step);
            }
            return Map.of("accuracy", 1.0);
        });
    }

    private static List<Long> reported(TestDriver driver) {
        return driver.events.all(Event.Reported.class).stream()
                .flatMap(event -> event.reports().stream())
                .map(Report::step)
                .toList();
    }

    private static void awaitStep(TestDriver driver, long step) throws InterruptedException {
        driver.events.await(
                Event.Reported.class, event -> event.reports().stream().anyMatch(report -> report.step() == step));
    }

    private static void assertNothingLostOrDoubled(TestDriver driver) {
        assertThat(reported(driver))
                .isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
        assertThat(driver.events.all(Event.Logged.class))
                .extracting(Event.Logged::line)
                .isEqualTo(LongStream.rangeClosed(1, 100)
                        .mapToObj(step -> "step " + step)
                        .toList());
        assertThat(driver.events.all(Event.Ended.class)).hasSize(1);
        assertThat(driver.events.all(Event.SlotJoined.class)).hasSize(1);
        assertThat(driver.events.all(Event.SlotLost.class)).isEmpty();
    }

    @Test
    void brokenConnectionsAreInvisible() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000);
                Proxy proxy = new Proxy(driver.server.port())) {
            LoopbackSlots.runWorker(driver.worker(proxy.port()), stepwise());
            driver.events.await(Event.SlotJoined.class);
            driver.start(0);
            for (int cuts = 1; cuts <= 5; cuts++) {
                steps.release(10);
                awaitStep(driver, 20L * cuts - 10);
                proxy.cut();
                steps.release(10);
                proxy.awaitConnections(cuts + 1);
                awaitStep(driver, 20L * cuts);
            }

            driver.events.await(Event.Ended.class);
            assertNothingLostOrDoubled(driver);
        }
    }

    @Test
    void endSaidIntoABrokenConnectionIsSaidAgain() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000);
                Proxy proxy = new Proxy(driver.server.port())) {
            LoopbackSlots.runWorker(driver.worker(proxy.port()), stepwise());
            driver.events.await(Event.SlotJoined.class);
            driver.start(0);
            steps.release(50);
            awaitStep(driver, 50);

            proxy.swallow();
            steps.release(50);
            while (steps.availablePermits() > 0) {
                Thread.onSpinWait();
            }
            proxy.cut();
            proxy.release();

            driver.events.await(Event.Ended.class);
            assertNothingLostOrDoubled(driver);
        }
    }

    @Test
    void ordersGivenWhileTheConnectionIsBrokenArrive() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000);
                Proxy proxy = new Proxy(driver.server.port())) {
            LoopbackSlots.runWorker(driver.worker(proxy.port()), stepwise());
            driver.events.await(Event.SlotJoined.class);
            driver.start(0);
            steps.release(1);
            awaitStep(driver, 1);

            proxy.swallow();
            driver.stop(0, StopReason.Kind.TIME_LIMIT);
            driver.start(1);
            proxy.cut();
            proxy.release();

            Event.Ended first = driver.events.await(Event.Ended.class, ended -> ended.trial() == 0);
            assertThat(first.outcome()).isEqualTo(new Outcome.Stopped("test"));
            steps.release(100);
            driver.events.await(Event.Ended.class, ended -> ended.trial() == 1);
        }
    }

    @Test
    void silentNetworkIsReplacedByANewConnectionWithinTheLease() throws Exception {
        try (TestDriver driver = TestDriver.impatient(4000);
                Proxy proxy = new Proxy(driver.server.port())) {
            LoopbackSlots.runWorker(driver.worker(proxy.port()), stepwise());
            driver.events.await(Event.SlotJoined.class);
            driver.start(0);
            steps.release(10);
            awaitStep(driver, 10);

            proxy.swallow();
            steps.release(90);
            proxy.awaitConnections(2);
            proxy.release();

            driver.events.await(Event.Ended.class);
            assertNothingLostOrDoubled(driver);
        }
    }

    @Test
    void bytesThatComeOneByOneAreAllRight() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000);
                Proxy proxy = new Proxy(driver.server.port())) {
            proxy.fragment(1);
            steps.release(100);
            LoopbackSlots.runWorker(driver.worker(proxy.port()), stepwise());
            driver.events.await(Event.SlotJoined.class);
            driver.start(0);

            driver.events.await(Event.Ended.class);
            assertNothingLostOrDoubled(driver);
        }
    }

    @Test
    void silenceBeyondTheLeaseLosesTheSlotOnBothSides() throws Exception {
        try (TestDriver driver = TestDriver.impatient(500);
                Proxy proxy = new Proxy(driver.server.port())) {
            CompletableFuture<Leave> leave = LoopbackSlots.runWorker(driver.worker(proxy.port()), stepwise());
            driver.events.await(Event.SlotJoined.class);
            driver.start(0);
            steps.release(10);
            awaitStep(driver, 10);

            proxy.swallow();
            driver.events.await(Event.SlotLost.class);
            int before = driver.events.all().size();
            steps.release(90);
            proxy.release();

            assertThat(leave.get().kind()).isIn(Leave.Kind.LOST, Leave.Kind.DRIVER_GONE);
            assertThat(driver.events.all()).hasSize(before);
        }
    }

    @Test
    void workerWhoseDriverIsGoneEndsAfterTheLease() throws Exception {
        TestDriver driver = TestDriver.impatient(500);
        try (Proxy proxy = new Proxy(driver.server.port())) {
            CompletableFuture<Leave> leave = LoopbackSlots.runWorker(driver.worker(proxy.port()), stepwise());
            driver.events.await(Event.SlotJoined.class);
            driver.start(0);
            steps.release(1);
            awaitStep(driver, 1);

            proxy.close();

            assertThat(leave.get().kind()).isEqualTo(Leave.Kind.DRIVER_GONE);
            assertThat(leave.get().reason()).contains("driver at 127.0.0.1:" + proxy.port() + " is gone");
            assertThat(leave.get().isHanging()).isFalse();
        } finally {
            driver.close();
        }
    }
}
