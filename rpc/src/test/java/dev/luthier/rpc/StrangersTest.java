package dev.luthier.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the server does with those who do not belong here, and that nobody else suffers from them. */
@Timeout(300)
class StrangersTest {
    private static final String JOIN = "{\"slot\":0,\"epoch\":1,\"session\":\"a\",\"host\":\"h\",\"received\":0}";
    private static final int JOINED = 0x11;

    private final TestDriver driver = new TestDriver(settings -> settings.withStrangers(5, Duration.ofMillis(300)));

    @AfterEach
    void othersAreUnharmed() throws Exception {
        try (RawPeer worker = driver.peer(JOIN)) {
            assertThat(worker.read().type()).isEqualTo(JOINED);
            driver.events.await(Event.SlotJoined.class);
            assertThat(driver.events.all()).hasSize(1);
        } finally {
            driver.close();
        }
    }

    private RawPeer stranger() throws IOException {
        return new RawPeer(driver.server.port());
    }

    @Test
    void wrongSecretIsRefused() throws Exception {
        try (RawPeer peer = stranger()) {
            peer.send(1, RawPeer.concat(sha256("digits"), new byte[32]));
            peer.read(2);
            peer.send(3, new byte[32]);

            assertThat(peer.read()).satisfies(frame -> {
                assertThat(frame.type()).isEqualTo(4);
                assertThat(frame.payload()).containsExactly(2);
            });
            assertThat(peer.isCutOff()).isTrue();
        }
    }

    @Test
    void joinBehindAWrongProofIsNotRead() throws Exception {
        try (RawPeer peer = stranger()) {
            peer.send(1, RawPeer.concat(sha256("digits"), new byte[32]));
            peer.read(2);
            byte[] join = JOIN.getBytes(StandardCharsets.UTF_8);
            peer.sendBytes(
                    RawPeer.concat(RawPeer.header(1, 3, 32), new byte[32], RawPeer.header(1, 16, join.length), join));

            assertThat(peer.isCutOff()).isTrue();
        }
    }

    @Test
    void otherExperimentIsRefused() throws Exception {
        try (RawPeer peer = stranger()) {
            assertThatThrownBy(() -> peer.handshake(TestDriver.KEY, "letters"))
                    .isInstanceOf(RawPeer.ProtocolFailure.class)
                    .hasMessage("type 4, payload [1]");
            assertThat(peer.isCutOff()).isTrue();
        }
    }

    @Test
    void otherVersionIsToldOurs() throws Exception {
        try (RawPeer peer = stranger()) {
            peer.sendBytes(RawPeer.header(9, 1, 64));

            assertThat(peer.read()).satisfies(frame -> {
                assertThat(frame.version()).isEqualTo(1);
                assertThat(frame.type()).isEqualTo(4);
                assertThat(frame.payload()).containsExactly(0);
            });
            assertThat(peer.isCutOff()).isTrue();
        }
    }

    @Test
    void garbageIsCutOff() throws Exception {
        for (long seed = 0; seed < 20; seed++) {
            byte[] noise = new byte[200];
            new Random(seed).nextBytes(noise);
            try (RawPeer peer = stranger()) {
                peer.sendBytes(noise);
                assertThat(peer.isCutOff()).as("seed %d", seed).isTrue();
            }
        }
    }

    @Test
    void webBrowserIsCutOff() throws Exception {
        try (RawPeer peer = stranger()) {
            peer.sendBytes("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(peer.isCutOff()).isTrue();
        }
    }

    @Test
    void messageBeforeTheHandshakeIsCutOff() throws Exception {
        try (RawPeer peer = stranger()) {
            peer.send(0x10, JOIN);
            assertThat(peer.isCutOff()).isTrue();
        }
    }

    @Test
    void hugeLengthIsCutOffAtOnce() throws Exception {
        try (RawPeer peer = stranger()) {
            peer.sendBytes(RawPeer.header(1, 1, Integer.MAX_VALUE));
            assertThat(peer.isCutOff()).isTrue();
        }
    }

    @Test
    void silentPeerIsCutOffInTime() throws Exception {
        try (RawPeer peer = stranger()) {
            assertThat(peer.isCutOff()).isTrue();
        }
    }

    @Test
    void dawdlerIsCutOffInTime() throws Exception {
        try (RawPeer peer = stranger()) {
            peer.sendBytes((byte) 0x4c);
            peer.sendBytes((byte) 0x54, (byte) 1, (byte) 1);
            assertThat(peer.isCutOff()).isTrue();
        }
    }

    @Test
    void peerThatNeverJoinsIsCutOffInTime() throws Exception {
        try (RawPeer peer = stranger()) {
            peer.handshake(TestDriver.KEY, "digits");
            assertThat(peer.isCutOff()).isTrue();
        }
    }

    @Test
    void floodDrivesOutItsOwnOldest() throws Exception {
        TestDriver patient = new TestDriver(settings -> settings.withStrangers(5, Duration.ofSeconds(60)));
        List<RawPeer> flood = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                flood.add(new RawPeer(patient.server.port()));
            }

            try (RawPeer worker = patient.peer(JOIN)) {
                assertThat(worker.read().type()).isEqualTo(JOINED);
            }
            for (RawPeer peer : flood.subList(0, 45)) {
                assertThat(peer.isCutOff()).isTrue();
            }
        } finally {
            for (RawPeer peer : flood) {
                peer.close();
            }
            patient.close();
        }
    }

    private static byte[] sha256(String text) throws Exception {
        return java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
