package dev.luthier.run;

/**
 * A moment in which a thread looks again and again for an answer instead of going to sleep, because to be woken on an idle
 * core takes longer than the answer takes. Whoever else wants the core goes first. For one thread.
 */
public final class Vigil {
    private static final long LONGEST_NANOS = 300_000;

    private boolean isKept;
    private long endNanos;

    /** From now on the answer may come. */
    public void begin() {
        isKept = true;
        endNanos = System.nanoTime() + LONGEST_NANOS;
    }

    /** The answer has come. */
    public void end() {
        isKept = false;
    }

    /** Whether to look once more; if not, it is time to sleep. */
    @SuppressWarnings("ThreadPriorityCheck") // to yield is a courtesy; nothing relies on it
    public boolean goesOn() {
        if (isKept) {
            isKept = System.nanoTime() - endNanos < 0;
            Thread.yield();
        }
        return isKept;
    }
}
