package dev.luthier.trial;

/**
 * One execution of a trial on one slot.
 *
 * @param number 1 for the first
 * @param slot the slot's name
 * @param resource up to which resource it was to train
 * @param startedAtMillis when it was handed out
 * @param endedAtMillis when its end became known
 * @param ending how it ended, in one word or line: finished, stopped, failed, called back, or why the slot was lost
 */
public record Attempt(int number, String slot, long resource, long startedAtMillis, long endedAtMillis, String ending) {

    /** What {@link #ending} begins with when the slot was lost; the reason follows. */
    public static final String LOST = "lost: ";

    /** {@link #ending} of an attempt that waited for its turn on a busy slot, and goes to a free one: nothing was lost. */
    public static final String CALLED_BACK = "called back: it goes to a free slot";

    public boolean isLost() {
        return ending.startsWith(LOST);
    }

    public long durationMillis() {
        return endedAtMillis - startedAtMillis;
    }
}
