package dev.luthier.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Event;
import dev.luthier.event.StopReason;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.slot.TrialProgram;
import dev.luthier.slot.VerdictWait;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reports that wait for their verdicts over the network. */
@Timeout(300)
class VerdictTest {
    private static final int JOINED = 0x11;
    private static final int HEARTBEAT = 0x14;
    private static final int VERDICT = 0x15;
    private static final int STOP = 0x21;
    private static final int REPORTS = 0x30;
    private static final String JOIN = "{\"slot\":0,\"epoch\":1,\"session\":\"a\",\"host\":\"node\",\"received\":0}";
    private static final String ASKING =
            "{\"seq\":1,\"trial\":4,\"attempt\":1,\"reports\":[[1,0.5],[2,0.4]],\"asks\":true}";
    private static final VerdictWait FOREVER = new VerdictWait(1e15, 1);
    private static final VerdictWait AS_LONG_AS_IT_TRAINED = new VerdictWait(1, 1);
    private static final Outcome FINISHED = new Outcome.Finished(1);

    private final List<Long> passed = new CopyOnWriteArrayList<>();

    @Test
    void serverAnswersAfterWhatWasOrderedBecauseOfTheReport() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000);
                RawPeer peer = driver.peer(JOIN)) {
            peer.read(JOINED);
            peer.send(REPORTS, ASKING);
            driver.events.await(Event.Reported.class);

            driver.stop(4, StopReason.Kind.EARLY_STOP);
            driver.events.dealWith();

            assertThat(peer.read().type()).isEqualTo(STOP);
            RawPeer.Frame verdict = peer.read();
            assertThat(verdict.type()).isEqualTo(VERDICT);
            assertThat(verdict.text()).isEqualTo("{\"trial\":4,\"attempt\":1,\"step\":2}");
        }
    }

    @Test
    void serverSaysNothingToReportsThatDoNotAskOrAreNone() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000);
                RawPeer peer = driver.peer(JOIN)) {
            peer.read(JOINED);
            peer.send(REPORTS, "{\"seq\":1,\"trial\":4,\"attempt\":1,\"reports\":[[1,0.5]]}");
            peer.send(REPORTS, "{\"seq\":2,\"trial\":4,\"attempt\":1,\"reports\":[],\"asks\":true}");
            driver.events.await(
                    Event.Reported.class, reported -> reported.reports().isEmpty());

            driver.events.dealWith();
            peer.send(HEARTBEAT, "{\"ack\":0}");

            assertThat(peer.read().type()).isEqualTo(HEARTBEAT);
        }
    }

    @Test
    void answerForWhomNobodyListensIsLost() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000)) {
            try (RawPeer peer = driver.peer(JOIN)) {
                peer.read(JOINED);
                peer.send(REPORTS, ASKING);
                driver.events.await(Event.Reported.class);
            }
            driver.server.slotGone(TestDriver.SLOT, "test");
            driver.events.await(Event.SlotLost.class);

            driver.events.dealWith();

            try (RawPeer next = driver.peer(JOIN.replace("\"epoch\":1", "\"epoch\":2"))) {
                assertThat(next.read().type()).isEqualTo(JOINED);
            }
        }
    }

    @Test
    void workerStopsAtTheReportThatWaits() throws Exception {
        try (TestDriver driver = driver(FOREVER)) {
            driver.start(0);
            driver.events.await(Event.Reported.class);

            driver.stop(0, StopReason.Kind.EARLY_STOP);

            assertThat(end(driver)).isEqualTo(new Outcome.Stopped("test"));
            assertThat(passed).containsExactly(-1L);
        }
    }

    @Test
    void workerGoesOnWhenItsReportIsJudgedHoweverOftenThatIsSaid() throws Exception {
        try (TestDriver driver = driver(FOREVER)) {
            driver.start(0);

            for (long step = 1; step <= 3; step++) {
                awaitReport(driver, step);
                driver.events.dealWith();
            }

            assertThat(end(driver)).isEqualTo(FINISHED);
            assertThat(passed).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void workerGoesOnWithoutAVerdictAfterAWhile() throws Exception {
        try (TestDriver driver = driver(AS_LONG_AS_IT_TRAINED)) {
            driver.start(0);

            assertThat(end(driver)).isEqualTo(FINISHED);
            driver.events.dealWith();
            driver.start(1);
            driver.events.await(Event.Ended.class, ended -> ended.trial() == 1);
        }
    }

    @Test
    void lostSlotEndsTheWait() throws Exception {
        try (TestDriver driver = driver(FOREVER)) {
            driver.start(0);
            driver.events.await(Event.Reported.class);

            driver.server.slotGone(TestDriver.SLOT, "test");

            driver.events.await(Event.SlotLost.class);
            while (passed.isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(passed).containsExactly(-1L);
        }
    }

    @Test
    void stopSaidIntoABrokenConnectionIsHeardByTheReportThatStillWaits() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000);
                Proxy proxy = new Proxy(driver.server.port())) {
            LoopbackSlots.runWorker(driver.worker(proxy.port()), program(FOREVER));
            driver.events.await(Event.SlotJoined.class);
            driver.start(0);
            driver.events.await(Event.Reported.class);

            proxy.swallow();
            driver.stop(0, StopReason.Kind.EARLY_STOP);
            driver.events.dealWith();
            proxy.cut();
            proxy.release();

            assertThat(end(driver)).isEqualTo(new Outcome.Stopped("test"));
            assertThat(passed).containsExactly(-1L);
        }
    }

    @Test
    void everyTrialOfAnExperimentStopsAtTheReportThatDecides() {
        var result = Luthier.experiment(
                        "verdicts", SearchSpace.builder().uniform("x", -1, 1).build())
                .minimize("y")
                .optimizer(new Sampler())
                .earlyStop(new StopsOddTrials())
                .trials(30)
                .maxResource(4)
                .quiet()
                .train((configuration, trial) -> train(trial, 4))
                .runOn((loop, program) -> LoopbackSlots.of(3).run(loop, program.withVerdictWait(FOREVER)));

        assertThat(result.counts().stopped()).isEqualTo(15);
        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.curve().size()).isEqualTo(trial.number() % 2 == 1 ? 2 : 4));
    }

    private static final class Sampler extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "random");
        }
    }

    private static final class StopsOddTrials extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.number() % 2 == 1 && toCheck.curve().size() == 2;
        }
    }

    /** With a worker whose reports wait for so long. */
    private TestDriver driver(VerdictWait wait) throws InterruptedException {
        TestDriver driver = TestDriver.impatient(20_000);
        LoopbackSlots.runWorker(driver.worker(), program(wait));
        driver.events.await(Event.SlotJoined.class);
        return driver;
    }

    private TrialProgram program(VerdictWait wait) {
        return new TrialProgram("accuracy", (configuration, trial) -> Map.of("accuracy", train(trial, 3)))
                .withVerdictWait(wait);
    }

    /** Keeps the steps that it passed, and -1 for the end by an exception. */
    private double train(TrialContext trial, long steps) {
        try {
            for (long step = 1; step <= steps; step++) {
                letTheClockMove();
                trial.report(step, 0.5);
                passed.add(step);
            }
        } catch (RuntimeException e) {
            passed.add(-1L);
            throw e;
        }
        return 1;
    }

    private static void letTheClockMove() {
        long start = System.nanoTime();
        while (System.nanoTime() == start) {
            Thread.onSpinWait();
        }
    }

    private static void awaitReport(TestDriver driver, long step) throws InterruptedException {
        driver.events.await(Event.Reported.class, reported -> reported.lastStep() == step);
    }

    private static Outcome end(TestDriver driver) throws InterruptedException {
        return driver.events.await(Event.Ended.class).outcome();
    }
}
