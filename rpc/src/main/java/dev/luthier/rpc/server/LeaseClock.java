package dev.luthier.rpc.server;

/**
 * Time by which silence is measured, in nanoseconds. It goes on by ticks and stands still while this process is paused (a
 * long collection, a suspended laptop), so that workers are not given up for a silence that was ours. Not thread-safe.
 */
final class LeaseClock {
    private final long longestTickNanos;
    private long lastTickNanos;
    private long nowNanos;

    LeaseClock(long tickNanos, long startNanos) {
        this.longestTickNanos = 2 * tickNanos;
        this.lastTickNanos = startNanos;
    }

    void tick(long atNanos) {
        nowNanos += Math.min(longestTickNanos, atNanos - lastTickNanos);
        lastTickNanos = atNanos;
    }

    long nowNanos() {
        return nowNanos;
    }
}
