package dev.luthier.rpc.worker;

import dev.luthier.event.SlotId;
import dev.luthier.problem.Problems;
import dev.luthier.rpc.auth.Secret;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a worker must know to find its slot; travels inside the task's closure.
 *
 * @param driverHost where the server is, as seen from the worker
 * @param driverPort its port
 * @param experiment name of the experiment
 * @param secret of the experiment
 * @param slotNumber the slot's place, from 0
 * @param epoch which stay this is, from 1
 * @param host where the worker runs, for people; empty for the name of its machine
 * @param tlsFingerprint of the server's certificate; null for no TLS
 * @param connectTimeout how long to try to reach the driver at first
 */
public record WorkerSettings(
        String driverHost,
        int driverPort,
        String experiment,
        Secret secret,
        int slotNumber,
        int epoch,
        String host,
        @Nullable String tlsFingerprint,
        Duration connectTimeout)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** @throws dev.luthier.problem.InvalidInputException with all that is wrong */
    public WorkerSettings {
        Problems problems = new Problems();
        problems.check(!driverHost.isBlank(), "driverHost is empty, must be the driver's name or address");
        problems.check(driverPort >= 1 && driverPort <= 65535, "driverPort is %d, must be 1 to 65535", driverPort);
        problems.check(slotNumber >= 0, "slotNumber is %d, must be 0 or more", slotNumber);
        problems.check(epoch >= 1, "epoch is %d, must be 1 or more", epoch);
        problems.check(
                tlsFingerprint == null || tlsFingerprint.matches("[0-9a-fA-F]{64}"),
                "tlsFingerprint is '%s', must be 64 hexadecimal digits",
                tlsFingerprint);
        problems.check(
                !connectTimeout.isZero() && !connectTimeout.isNegative(),
                "connectTimeout is %s, must be above 0",
                connectTimeout);
        problems.throwIfAny("worker settings");
    }

    /** Without TLS, trying for 30 seconds to reach the driver. */
    public static WorkerSettings of(String driverHost, int driverPort, String experiment, Secret secret, SlotId slot) {
        return new WorkerSettings(
                driverHost,
                driverPort,
                experiment,
                secret,
                slot.number(),
                slot.epoch(),
                "",
                null,
                Duration.ofSeconds(30));
    }

    public WorkerSettings withHost(String name) {
        return new WorkerSettings(
                driverHost, driverPort, experiment, secret, slotNumber, epoch, name, tlsFingerprint, connectTimeout);
    }

    /** Expects the certificate with this {@link dev.luthier.rpc.auth.TlsIdentity#fingerprint}; null for no TLS. */
    public WorkerSettings withTls(@Nullable String fingerprint) {
        return new WorkerSettings(
                driverHost, driverPort, experiment, secret, slotNumber, epoch, host, fingerprint, connectTimeout);
    }

    public WorkerSettings withConnectTimeout(Duration timeout) {
        return new WorkerSettings(
                driverHost, driverPort, experiment, secret, slotNumber, epoch, host, tlsFingerprint, timeout);
    }

    public SlotId slot() {
        return new SlotId(slotNumber, epoch);
    }

    String hostName() {
        if (!host.isBlank()) {
            return host;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
