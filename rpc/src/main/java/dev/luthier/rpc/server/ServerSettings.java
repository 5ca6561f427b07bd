package dev.luthier.rpc.server;

import dev.luthier.problem.Problems;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.auth.TlsIdentity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a server listens and how patient it is.
 *
 * @param bindHost address to listen on, e.g. "0.0.0.0"
 * @param port 0 for any free one
 * @param secret what workers must know
 * @param tls certificate to show; null for no TLS
 * @param heartbeat how often a worker says that it is there
 * @param lease after such a silence of its worker a slot is lost; at least three heartbeats
 * @param maxFrameBytes longest payload of a frame, 256 KiB to 64 MiB
 * @param handshakeTimeout how long a peer may take to show that it belongs here
 * @param maxStrangers how many peers may be in the handshake at once; one more, and the oldest has to go
 * @param maxUnreadBytes how much may wait for a worker that does not read before it is cut off
 */
public record ServerSettings(
        String bindHost,
        int port,
        Secret secret,
        @Nullable TlsIdentity tls,
        Duration heartbeat,
        Duration lease,
        int maxFrameBytes,
        Duration handshakeTimeout,
        int maxStrangers,
        int maxUnreadBytes) {

    private static final int KIB = 1024;

    /** @throws dev.luthier.problem.InvalidInputException with all that is wrong */
    public ServerSettings {
        Problems problems = new Problems();
        problems.check(!bindHost.isBlank(), "bindHost is empty, must be an address of this machine, e.g. 0.0.0.0");
        problems.check(port >= 0 && port <= 65535, "port is %d, must be 0 to 65535", port);
        problems.check(isPositive(heartbeat), "heartbeat is %s, must be above 0", heartbeat);
        problems.check(
                lease.compareTo(heartbeat.multipliedBy(3)) >= 0,
                "lease is %s, must be at least three heartbeats of %s",
                lease,
                heartbeat);
        problems.check(
                maxFrameBytes >= 256 * KIB && maxFrameBytes <= 64 * KIB * KIB,
                "maxFrameBytes is %d, must be 262144 to 67108864",
                maxFrameBytes);
        problems.check(isPositive(handshakeTimeout), "handshakeTimeout is %s, must be above 0", handshakeTimeout);
        problems.check(maxStrangers >= 1, "maxStrangers is %d, must be 1 or more", maxStrangers);
        problems.check(maxUnreadBytes >= 64 * KIB, "maxUnreadBytes is %d, must be 65536 or more", maxUnreadBytes);
        problems.throwIfAny("RPC settings");
    }

    /** Any free port, no TLS, a heartbeat a second, a lease of ten, frames of 1 MiB. */
    public static ServerSettings defaults(String bindHost, Secret secret) {
        return new ServerSettings(
                bindHost,
                0,
                secret,
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                KIB * KIB,
                Duration.ofSeconds(5),
                1024,
                8 * KIB * KIB);
    }

    public ServerSettings withPort(int newPort) {
        return new ServerSettings(
                bindHost,
                newPort,
                secret,
                tls,
                heartbeat,
                lease,
                maxFrameBytes,
                handshakeTimeout,
                maxStrangers,
                maxUnreadBytes);
    }

    public ServerSettings withTls(TlsIdentity identity) {
        return new ServerSettings(
                bindHost,
                port,
                secret,
                identity,
                heartbeat,
                lease,
                maxFrameBytes,
                handshakeTimeout,
                maxStrangers,
                maxUnreadBytes);
    }

    public ServerSettings withLease(Duration newHeartbeat, Duration newLease) {
        return new ServerSettings(
                bindHost,
                port,
                secret,
                tls,
                newHeartbeat,
                newLease,
                maxFrameBytes,
                handshakeTimeout,
                maxStrangers,
                maxUnreadBytes);
    }

    public ServerSettings withMaxFrameBytes(int bytes) {
        return new ServerSettings(
                bindHost, port, secret, tls, heartbeat, lease, bytes, handshakeTimeout, maxStrangers, maxUnreadBytes);
    }

    public ServerSettings withStrangers(int most, Duration newHandshakeTimeout) {
        return new ServerSettings(
                bindHost,
                port,
                secret,
                tls,
                heartbeat,
                lease,
                maxFrameBytes,
                newHandshakeTimeout,
                most,
                maxUnreadBytes);
    }

    public ServerSettings withMaxUnreadBytes(int bytes) {
        return new ServerSettings(
                bindHost, port, secret, tls, heartbeat, lease, maxFrameBytes, handshakeTimeout, maxStrangers, bytes);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
