package dev.luthier.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.server.ServerSettings;
import dev.luthier.rpc.server.SlotServer;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Outcome;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server's side of a stay, seen by a worker that may misbehave. */
@Timeout(300)
class SessionTest {
    private static final int BYE = 0x13;
    private static final int HEARTBEAT = 0x14;
    private static final int JOINED = 0x11;
    private static final int LEAVE = 0x12;
    private static final int START = 0x20;
    private static final int STOP = 0x21;
    private static final int CONFIRM = 0x22;
    private static final int REPORTS = 0x30;
    private static final int LOG = 0x31;
    private static final int ENDED = 0x32;
    private static final String END_OF_TRIAL_0 =
            "{\"seq\":1,\"trial\":0,\"attempt\":1,\"outcome\":\"finished\",\"metric\":0.5}";

    private static String join(int slot, int epoch, String session, int received) {
        return String.format(
                "{\"slot\":%d,\"epoch\":%d,\"session\":\"%s\",\"host\":\"node\",\"received\":%d}",
                slot, epoch, session, received);
    }

    @Test
    void becomesASlotWithTheTermsOfTheServer() throws Exception {
        try (TestDriver driver = TestDriver.impatient(5000);
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            assertThat(peer.read(JOINED).text())
                    .isEqualTo(
                            "{\"leaseMillis\":5000,\"heartbeatMillis\":500,\"maxFrameBytes\":1048576,\"received\":0}");

            Event.SlotJoined joined = driver.events.await(Event.SlotJoined.class);
            assertThat(joined.slot()).isEqualTo(TestDriver.SLOT);
            assertThat(joined.host()).isEqualTo("node");
            assertThat(driver.server.isPresent(TestDriver.SLOT)).isTrue();
        }
    }

    @Test
    void whatItSaysComesInOrderAndOnce() throws Exception {
        String reports = "{\"seq\":1,\"trial\":0,\"attempt\":1,\"reports\":[[1,0.5]]}";
        String log = "{\"seq\":2,\"trial\":0,\"attempt\":1,\"lines\":[\"a\",\"b\"]}";
        String ended = END_OF_TRIAL_0.replace("\"seq\":1", "\"seq\":3");
        try (TestDriver driver = TestDriver.impatient(5000);
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            for (int twice = 0; twice < 2; twice++) {
                peer.send(REPORTS, reports);
                peer.send(REPORTS, reports);
                peer.send(LOG, log);
                peer.send(ENDED, ended);
            }
            peer.send(HEARTBEAT, "{\"ack\":0}");

            assertThat(peer.read(HEARTBEAT).text()).isEqualTo("{\"ack\":3}");
            assertThat(driver.events.all())
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly("SlotJoined", "Reported", "Logged", "Logged", "Ended");
        }
    }

    @Test
    void ordersComeAtOnceNumbered() throws Exception {
        try (TestDriver driver = TestDriver.impatient(5000);
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            peer.read(JOINED);

            driver.start(7);
            assertThat(peer.read(START).text())
                    .isEqualTo("{\"seq\":1,\"trial\":7,\"attempt\":1,\"task\":0,\"resource\":1000,\"seed\":42,"
                            + "\"configuration\":{\"x\":0.5}}");
            driver.stop(7, StopReason.Kind.TIME_LIMIT);
            assertThat(peer.read(STOP).text())
                    .isEqualTo("{\"seq\":2,\"trial\":7,\"attempt\":1,\"reason\":\"test\",\"interrupt\":true}");
        }
    }

    @Test
    void confirmationGoesOutBeforeTheNextStart() throws Exception {
        try (TestDriver driver = TestDriver.impatient(5000);
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            peer.read(JOINED);

            driver.confirm(7);
            driver.start(8);

            assertThat(peer.read().type()).isEqualTo(CONFIRM);
            assertThat(peer.read().type()).isEqualTo(START);
        }
    }

    @Test
    void confirmationAloneGoesOutWithinAHeartbeat() throws Exception {
        try (TestDriver driver = TestDriver.impatient(1000);
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            peer.read(JOINED);

            driver.confirm(7);

            assertThat(peer.read().type()).isEqualTo(CONFIRM);
        }
    }

    @Test
    void goesOnOverANewConnection() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000)) {
            try (RawPeer first = driver.peer(join(0, 1, "a", 0))) {
                first.read(JOINED);
                driver.start(7);
                first.read(START);
                first.send(REPORTS, "{\"seq\":1,\"trial\":7,\"attempt\":1,\"reports\":[[1,0.5]]}");
                driver.events.await(Event.Reported.class);
            }
            driver.stop(7, StopReason.Kind.EARLY_STOP);

            try (RawPeer second = driver.peer(join(0, 1, "a", 1))) {
                assertThat(second.read().text()).contains("\"received\":1");
                assertThat(second.read().type()).isEqualTo(STOP);
            }
            try (RawPeer third = driver.peer(join(0, 1, "a", 0))) {
                assertThat(third.read().type()).isEqualTo(JOINED);
                assertThat(third.read().type()).as("START is acknowledged").isEqualTo(STOP);
            }
            assertThat(driver.events.all()).hasSize(2);
        }
    }

    @Test
    void newConnectionReplacesTheOldOne() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000);
                RawPeer first = driver.peer(join(0, 1, "a", 0))) {
            first.read(JOINED);
            try (RawPeer second = driver.peer(join(0, 1, "a", 0))) {
                second.read(JOINED);

                assertThat(first.isCutOff()).isTrue();
                driver.start(3);
                assertThat(second.read().type()).isEqualTo(START);
            }
            assertThat(driver.events.all()).hasSize(1);
        }
    }

    @Test
    void copyOfATaskIsSentAway() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000);
                RawPeer first = driver.peer(join(0, 1, "a", 0))) {
            first.read(JOINED);
            try (RawPeer copy = driver.peer(join(0, 1, "b", 0))) {
                assertThat(copy.read().text()).contains("TAKEN");
                copy.send(ENDED, END_OF_TRIAL_0);
                assertThat(copy.isCutOff()).isTrue();
            }
            driver.start(3);
            assertThat(first.read().type()).isEqualTo(START);
            assertThat(driver.events.all()).hasSize(1);
        }
    }

    @Test
    void laterEpochTakesThePlace() throws Exception {
        try (TestDriver driver = TestDriver.impatient(20_000);
                RawPeer early = driver.peer(join(0, 1, "a", 0))) {
            early.read(JOINED);
            try (RawPeer later = driver.peer(join(0, 2, "b", 0));
                    RawPeer again = driver.peer(join(0, 1, "c", 0))) {
                later.read(JOINED);
                assertThat(early.read(LEAVE).text()).contains("LOST");
                assertThat(again.read().text()).contains("SUPERSEDED");
            }
            assertThat(driver.events.await(Event.SlotLost.class).slot()).isEqualTo(new SlotId(0, 1));
            assertThat(driver.events.all(Event.SlotJoined.class)).hasSize(2);
        }
    }

    @Test
    void silenceLosesTheSlotOnceAndLateResultsChangeNothing() throws Exception {
        try (TestDriver driver = TestDriver.impatient(400);
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            Event.SlotLost lost = driver.events.await(Event.SlotLost.class);

            assertThat(lost.reason()).isEqualTo("no sign of life for 400 ms");
            assertThat(peer.read(LEAVE).text()).contains("LOST");
            peer.send(ENDED, END_OF_TRIAL_0);
            try (RawPeer late = driver.peer(join(0, 1, "a", 0))) {
                assertThat(late.read(LEAVE).text()).contains("LOST").contains("no sign of life");
                late.send(ENDED, END_OF_TRIAL_0);
                assertThat(late.isCutOff()).isTrue();
            }
            assertThat(peer.isCutOff()).isTrue();
            assertThat(driver.events.all()).hasSize(2);
            assertThat(driver.server.isPresent(TestDriver.SLOT)).isFalse();
        }
    }

    @Test
    void heartbeatsKeepTheSlot() throws Exception {
        try (TestDriver driver = TestDriver.impatient(400);
                RawPeer silent = driver.peer(join(1, 1, "b", 0));
                RawPeer lively = driver.peer(join(0, 1, "a", 0))) {
            silent.read(JOINED);
            lively.read(JOINED);
            while (driver.events.all(Event.SlotLost.class).isEmpty()) {
                lively.send(HEARTBEAT, "{\"ack\":0}");
                lively.read(HEARTBEAT);
            }

            assertThat(driver.events.await(Event.SlotLost.class).slot()).isEqualTo(new SlotId(1, 1));
            assertThat(driver.server.isPresent(TestDriver.SLOT)).isTrue();
        }
    }

    @Test
    void byeLosesTheSlotAtOnce() throws Exception {
        try (TestDriver driver = TestDriver.impatient(60_000);
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            peer.send(BYE, "{\"reason\":\"cancelled\"}");

            assertThat(driver.events.await(Event.SlotLost.class).reason()).isEqualTo("worker left: cancelled");
        }
    }

    @Test
    void slotKnownToBeGoneIsLostAtOnceAndForGood() throws Exception {
        try (TestDriver driver = TestDriver.impatient(60_000);
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            peer.read(JOINED);
            driver.server.slotGone(TestDriver.SLOT, "executor 7 exited");
            driver.server.slotGone(TestDriver.SLOT, "executor 7 exited");
            driver.server.slotGone(new SlotId(1, 1), "never came");

            assertThat(peer.read(LEAVE).text()).contains("executor 7 exited");
            try (RawPeer late = driver.peer(join(1, 1, "b", 0))) {
                assertThat(late.read(LEAVE).text()).contains("never came");
            }
            assertThat(driver.events.all(Event.SlotLost.class))
                    .singleElement()
                    .satisfies(lost -> assertThat(lost.slot()).isEqualTo(TestDriver.SLOT));
        }
    }

    @Test
    void releasedSlotLeavesWithoutBeingCalledLost() throws Exception {
        try (TestDriver driver = TestDriver.impatient(60_000);
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            peer.read(JOINED);
            driver.server.release(new Command.Release(TestDriver.SLOT, "ignores interruption"));

            assertThat(peer.read(LEAVE).text()).contains("RELEASED").contains("ignores interruption");
            peer.send(ENDED, END_OF_TRIAL_0);
            assertThat(peer.isCutOff()).isTrue();
            assertThat(driver.events.all()).hasSize(1);
        }
    }

    @Test
    void mistakeEndsTheConnectionButNotTheSession() throws Exception {
        String[] mistakes = {"{\"seq\":5,\"trial\":0,\"attempt\":1,\"reports\":[]}", "{]", "{}"};
        try (TestDriver driver = TestDriver.impatient(60_000)) {
            for (String mistake : mistakes) {
                try (RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
                    peer.read(JOINED);
                    peer.send(REPORTS, mistake);
                    assertThat(peer.isCutOff()).as(mistake).isTrue();
                }
            }
            try (RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
                peer.read(JOINED);
                peer.sendBytes(RawPeer.header(1, REPORTS, 1_048_577));
                assertThat(peer.isCutOff()).isTrue();
            }
            assertThat(driver.events.all()).hasSize(1);
        }
    }

    @Test
    void peerThatDoesNotReadIsCutOff() throws Exception {
        String text = "x".repeat(20_000);
        try (TestDriver driver = new TestDriver(settings -> settings.withMaxUnreadBytes(65_536));
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            driver.events.await(Event.SlotJoined.class);
            Assignment assignment = new Assignment(0, 1, 0, Configuration.of("text", text), 1, 1);
            for (int i = 0; i < 1000; i++) {
                driver.server.start(new Command.Start(TestDriver.SLOT, assignment));
            }

            assertThat(peer.isCutOff()).isTrue();
            assertThat(driver.server.isPresent(TestDriver.SLOT)).isTrue();
        }
    }

    @Test
    void configurationTooLongForAMessageFailsItsTrial() throws Exception {
        try (TestDriver driver = TestDriver.impatient(60_000);
                RawPeer peer = driver.peer(join(0, 1, "a", 0))) {
            peer.read(JOINED);
            Configuration configuration = Configuration.of("text", "x".repeat(300_000));
            driver.server.start(new Command.Start(TestDriver.SLOT, new Assignment(4, 1, 0, configuration, 1, 1)));

            Event.Ended ended = driver.events.await(Event.Ended.class);
            assertThat(ended.outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.failure().message())
                                    .contains("more than fits into a message of 1048576 bytes"));
            driver.start(5);
            assertThat(peer.read(START).text()).contains("\"trial\":5");
        }
    }

    @Test
    void closingSendsEverybodyAwayAndFreesThePort() throws Exception {
        TestDriver driver = TestDriver.impatient(60_000);
        try (RawPeer peer = driver.peer(join(0, 1, "a", 0));
                RawPeer stranger = new RawPeer(driver.server.port())) {
            peer.read(JOINED);
            int port = driver.server.port();
            Thread closing = new Thread(driver::close);
            long before = System.nanoTime();
            closing.start();

            assertThat(peer.read(LEAVE).text()).contains("OVER");
            peer.close();
            closing.join();

            assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(1500);
            assertThat(stranger.isCutOff()).isTrue();
            assertThatThrownBy(() -> new RawPeer(port)).hasMessageContaining("refused");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.equals("luthier-rpc-server-digits"));
        }
    }

    @Test
    void portInUseIsNamed() {
        try (TestDriver driver = TestDriver.impatient(60_000)) {
            int port = driver.server.port();
            ServerSettings settings =
                    ServerSettings.defaults("127.0.0.1", Secret.random()).withPort(port);

            assertThatThrownBy(() -> SlotServer.open(settings, "other", new RecordedEvents()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + port);
        }
    }
}
