package dev.luthier.benchmarks.system;

/**
 * Where training functions note their times. They run in the threads of this JVM, but are written as if they travelled, so
 * that what they note cannot live in them.
 */
final class Watch {
    private static Samples samples = new Samples();
    private static long markedAt;

    private Watch() {}

    static synchronized void reset() {
        samples = new Samples();
        markedAt = 0;
    }

    /** Notes the time since the last mark, if there was one. */
    static synchronized void sample() {
        if (markedAt != 0) {
            samples.add(System.nanoTime() - markedAt);
        }
    }

    static synchronized void mark() {
        markedAt = System.nanoTime();
    }

    static synchronized Samples samples() {
        return samples;
    }
}
