package dev.luthier.rpc;

import dev.luthier.event.Command;
import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.server.ServerSettings;
import dev.luthier.rpc.server.SlotServer;
import dev.luthier.rpc.worker.WorkerSettings;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A server with its events, and the commands that a controller would give. */
final class TestDriver implements AutoCloseable {
    static final String EXPERIMENT = "digits";
    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    static final SlotId SLOT = new SlotId(0, 1);

    final RecordedEvents events = new RecordedEvents();
    final SlotServer server;

    TestDriver(UnaryOperator<ServerSettings> tuning) {
        server =
                SlotServer.open(tuning.apply(ServerSettings.defaults("127.0.0.1", Secret.of(KEY))), EXPERIMENT, events);
    }

    /** With a lease that a test can wait for. */
    static TestDriver impatient(long leaseMillis) {
        return new TestDriver(
                settings -> settings.withLease(Duration.ofMillis(leaseMillis / 10), Duration.ofMillis(leaseMillis)));
    }

    WorkerSettings worker(int port) {
        return WorkerSettings.of("127.0.0.1", port, EXPERIMENT, Secret.of(KEY), SLOT)
                .withConnectTimeout(Duration.ofSeconds(5));
    }

    WorkerSettings worker() {
        return worker(server.port());
    }

    RawPeer peer(String join) throws Exception {
        return RawPeer.joined(server.port(), KEY, EXPERIMENT, join);
    }

    static Assignment assignment(int trial) {
        return new Assignment(trial, 1, 0, Configuration.of("x", 0.5), 1000, 42);
    }

    void start(int trial) {
        server.start(new Command.Start(SLOT, assignment(trial)));
    }

    void confirm(int trial) {
        server.confirm(new Command.Confirm(SLOT, trial, 1));
    }

    void stop(int trial, StopReason.Kind kind) {
        server.stop(new Command.Stop(SLOT, trial, 1, new StopReason(kind, "test")));
    }

    @Override
    public void close() {
        server.close();
    }
}
