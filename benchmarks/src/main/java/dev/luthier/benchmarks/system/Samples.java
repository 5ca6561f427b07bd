package dev.luthier.benchmarks.system;

import java.util.Arrays;
import java.util.Locale;

/** Durations in nanoseconds, for their percentiles. One thread adds; read it when that is done. */
final class Samples {
    private long[] nanos = new long[1024];
    private int size;

    void add(long duration) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = duration;
    }

    void addAll(Samples others) {
        for (int i = 0; i < others.size; i++) {
            add(others.nanos[i]);
        }
    }

    int size() {
        return size;
    }

    double micros(double percentile) {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1, Math.floor(percentile / 100 * size))] / 1e3;
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f µs, p90 %.1f µs, p99 %.1f µs, max %.1f µs (%d)",
                micros(50),
                micros(90),
                micros(99),
                micros(100),
                size);
    }
}
