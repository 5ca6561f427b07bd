package dev.luthier.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.luthier.event.Event;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.auth.TlsIdentity;
import dev.luthier.rpc.server.ServerSettings;
import dev.luthier.rpc.worker.CannotJoinException;
import dev.luthier.rpc.worker.CannotJoinException.Obstacle;
import dev.luthier.rpc.worker.Worker;
import dev.luthier.rpc.worker.WorkerSettings;
import dev.luthier.slot.TrialProgram;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every way not to get in has a message that says which it is. */
@Timeout(300)
class CannotJoinTest {
    private static final TrialProgram PROGRAM =
            new TrialProgram("accuracy", (configuration, trial) -> Map.of("accuracy", 1.0));

    private static CannotJoinException refusal(WorkerSettings settings) {
        return catchThrowableOfType(CannotJoinException.class, () -> Worker.run(settings, PROGRAM));
    }

    private static WorkerSettings settings(int port, Secret secret, String experiment) {
        return WorkerSettings.of("127.0.0.1", port, experiment, secret, TestDriver.SLOT)
                .withConnectTimeout(Duration.ofMillis(400));
    }

    private static ServerSocket serverSocket() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @Test
    void nobodyThere() throws IOException {
        int port;
        try (ServerSocket socket = serverSocket()) {
            port = socket.getLocalPort();
        }

        CannotJoinException refusal = refusal(settings(port, Secret.random(), "digits"));

        assertThat(refusal.obstacle()).isEqualTo(Obstacle.UNREACHABLE);
        assertThat(refusal)
                .hasMessageStartingWith("cannot reach the driver at 127.0.0.1:" + port)
                .hasMessageContaining("tries in 0 s")
                .hasMessageContaining("refused")
                .hasMessageContaining("spark.driver.host")
                .hasMessageContaining("firewall");
    }

    @Test
    void nameThatDoesNotExist() {
        CannotJoinException refusal =
                refusal(WorkerSettings.of("driver.invalid", 7077, "digits", Secret.random(), TestDriver.SLOT)
                        .withConnectTimeout(Duration.ofMillis(100)));

        assertThat(refusal.obstacle()).isEqualTo(Obstacle.UNREACHABLE);
        assertThat(refusal).hasMessageContaining("driver.invalid:7077");
    }

    @Test
    void somebodyWhoSaysNothing() throws IOException {
        try (ServerSocket silent = serverSocket()) {
            CannotJoinException refusal = refusal(settings(silent.getLocalPort(), Secret.random(), "digits"));

            assertThat(refusal.obstacle()).isEqualTo(Obstacle.UNREACHABLE);
        }
    }

    @Test
    void otherSecret() {
        try (TestDriver driver = TestDriver.impatient(60_000)) {
            CannotJoinException refusal = refusal(settings(driver.server.port(), Secret.random(), "digits"));

            assertThat(refusal.obstacle()).isEqualTo(Obstacle.SECRET);
            assertThat(refusal).hasMessageContaining("127.0.0.1:" + driver.server.port());
            assertThat(driver.events.all()).isEmpty();
        }
    }

    @Test
    void otherExperiment() {
        try (TestDriver driver = TestDriver.impatient(60_000)) {
            CannotJoinException refusal = refusal(settings(driver.server.port(), Secret.of(TestDriver.KEY), "letters"));

            assertThat(refusal.obstacle()).isEqualTo(Obstacle.EXPERIMENT);
            assertThat(refusal).hasMessageContaining("runs another experiment than 'letters'");
        }
    }

    @Test
    void otherVersion() throws Exception {
        try (ServerSocket newer = serverSocket()) {
            Thread server = new Thread(() -> answerWithVersion2(newer));
            server.start();

            CannotJoinException refusal = refusal(settings(newer.getLocalPort(), Secret.random(), "digits"));

            assertThat(refusal.obstacle()).isEqualTo(Obstacle.VERSION);
            assertThat(refusal).hasMessageContaining("speaks protocol version 2, this worker version 1");
            server.join();
        }
    }

    private static void answerWithVersion2(ServerSocket listening) {
        try (Socket socket = listening.accept()) {
            socket.getInputStream().readNBytes(8 + 64);
            socket.getOutputStream().write(RawPeer.concat(RawPeer.header(2, 4, 1), new byte[1]));
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void otherCertificate() {
        TlsIdentity shown = TlsIdentity.selfSigned();
        TlsIdentity expected = TlsIdentity.selfSigned();
        try (TestDriver driver = new TestDriver(settings -> settings.withTls(shown))) {
            CannotJoinException refusal = refusal(settings(driver.server.port(), Secret.of(TestDriver.KEY), "digits")
                    .withTls(expected.fingerprint()));

            assertThat(refusal.obstacle()).isEqualTo(Obstacle.TLS);
            assertThat(refusal).hasMessageContaining(shown.fingerprint()).hasMessageContaining(expected.fingerprint());
        }
    }

    @Test
    void noTlsWhereItIsExpected() {
        try (TestDriver driver = TestDriver.impatient(60_000)) {
            CannotJoinException refusal = refusal(settings(driver.server.port(), Secret.of(TestDriver.KEY), "digits")
                    .withTls(TlsIdentity.selfSigned().fingerprint()));

            assertThat(refusal.obstacle()).isIn(Obstacle.TLS, Obstacle.UNREACHABLE);
            assertThat(driver.events.all(Event.class)).isEmpty();
        }
    }

    @Test
    void interruptedWhileNobodyIsThere() throws Exception {
        Thread worker = new Thread(() -> assertThatThrownBy(() -> Worker.run(
                        settings(1, Secret.random(), "digits").withConnectTimeout(Duration.ofSeconds(60)), PROGRAM))
                .isInstanceOf(InterruptedException.class));
        worker.start();
        worker.interrupt();

        worker.join(2000);
        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void settingsNameAllTheirMistakes() {
        assertThatThrownBy(() -> new WorkerSettings(" ", 0, "digits", Secret.random(), -1, 0, "", "abc", Duration.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("driverHost is empty")
                .hasMessageContaining("driverPort is 0")
                .hasMessageContaining("slotNumber is -1")
                .hasMessageContaining("epoch is 0")
                .hasMessageContaining("tlsFingerprint is 'abc'")
                .hasMessageContaining("connectTimeout is PT0S");
        assertThatThrownBy(() -> new ServerSettings(
                        "",
                        70_000,
                        Secret.random(),
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        100,
                        Duration.ZERO,
                        0,
                        1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("bindHost is empty")
                .hasMessageContaining("port is 70000")
                .hasMessageContaining("lease is PT2S")
                .hasMessageContaining("maxFrameBytes is 100")
                .hasMessageContaining("handshakeTimeout is PT0S")
                .hasMessageContaining("maxStrangers is 0")
                .hasMessageContaining("maxUnreadBytes is 1");
    }

    @Test
    void settingsTravelAndHideTheSecret() throws Exception {
        WorkerSettings settings = settings(7077, Secret.of(TestDriver.KEY), "digits");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(settings);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).hasToString(settings.toString());
        }
        assertThat(settings.toString()).contains("Secret[not shown]").doesNotContain("0123");
        assertThat(ServerSettings.defaults("127.0.0.1", Secret.of(TestDriver.KEY))
                        .toString())
                .contains("Secret[not shown]")
                .doesNotContain("0123");
    }
}
