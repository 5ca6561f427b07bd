package dev.luthier.benchmarks.curves;

import java.util.stream.IntStream;

/** The runs of each row: {@code count} seeds from {@code first} on. */
record Seeds(int first, int count) {
    IntStream stream() {
        return IntStream.range(first, first + count);
    }

    @Override
    public String toString() {
        return count + " seeds" + (first == 0 ? "" : " from " + first + " on");
    }
}
