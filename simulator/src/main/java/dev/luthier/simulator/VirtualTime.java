package dev.luthier.simulator;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** A clock that jumps from one thing to be done to the next. What is due at the same time is done in the order of asking. */
final class VirtualTime {
    private record Entry(long atNanos, long order, Runnable task) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return atNanos == other.atNanos ? Long.compare(order, other.order) : Long.compare(atNanos, other.atNanos);
        }
    }

    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private long nowNanos;
    private long asked;

    VirtualTime(long startMillis) {
        nowNanos = TimeUnit.MILLISECONDS.toNanos(startMillis);
    }

    long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nowNanos);
    }

    long nowNanos() {
        return nowNanos;
    }

    void after(Duration delay, Runnable task) {
        at(nowNanos + delay.toNanos(), task);
    }

    /** A time that has passed is now. */
    void at(long atNanos, Runnable task) {
        queue.add(new Entry(Math.max(nowNanos, atNanos), asked++, task));
    }

    /** Does the next thing; false if there is none. */
    boolean step() {
        Entry next = queue.poll();
        if (next == null) {
            return false;
        }
        nowNanos = next.atNanos();
        next.task().run();
        return true;
    }
}
