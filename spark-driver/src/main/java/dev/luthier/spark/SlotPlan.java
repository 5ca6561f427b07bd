package dev.luthier.spark;

import dev.luthier.definition.Definition;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.auth.TlsIdentity;
import dev.luthier.rpc.server.ServerSettings;
import dev.luthier.rpc.server.SlotServer;
import dev.luthier.run.EventSink;
import dev.luthier.slot.TrialProgram;
import dev.luthier.spark.job.JobGroup;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is settled before the first slot of an experiment is asked for.
 *
 * @param furtherPorts how many ports after a given one are tried if it is taken, as Spark does with its own
 */
record SlotPlan(
        Definition definition,
        TrialProgram program,
        JobGroup group,
        int slots,
        DriverAddress address,
        int furtherPorts,
        Secret secret,
        @Nullable TlsIdentity tls,
        Duration lease,
        Duration connectTimeout) {
    private static final int HEARTBEATS_A_LEASE = 10;

    /**
     * Lets a server listen.
     *
     * @throws UncheckedIOException if it cannot, naming the address
     */
    SlotServer listen(EventSink events) {
        for (int port = address.port(); ; port++) {
            try {
                return SlotServer.open(server(port), definition.name(), events);
            } catch (UncheckedIOException e) {
                if (port == 0 || port >= Math.min(65_535, address.port() + furtherPorts) || !isTaken(e)) {
                    throw e;
                }
            }
        }
    }

    /** What a slot does that finds the driver at this port. */
    WorkerCall call(int port) {
        return new WorkerCall(
                address.advertisedHost(),
                port,
                definition.name(),
                secret,
                tls == null ? null : tls.fingerprint(),
                connectTimeout,
                program);
    }

    private ServerSettings server(int port) {
        ServerSettings settings = ServerSettings.defaults(address.bindHost(), secret)
                .withPort(port)
                .withLease(lease.dividedBy(HEARTBEATS_A_LEASE), lease);
        return tls == null ? settings : settings.withTls(tls);
    }

    private static boolean isTaken(UncheckedIOException error) {
        return error.getCause() != null && error.getCause().getCause() instanceof BindException;
    }
}
