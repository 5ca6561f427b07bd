package dev.luthier.dashboard.view;

import dev.luthier.event.SlotId;
import dev.luthier.trial.Outcome;
import org.jspecify.annotations.Nullable;

/** One execution of a trial on a slot, with the facts that told its beginning and end. */
public final class AttemptView {
    /** Stands for the end of an attempt that goes on. */
    public static final long OPEN = Long.MAX_VALUE;

    /** Stands for a slot that is not known. */
    public static final int NO_SLOT = -1;

    private final TrialView trial;
    private final int number;
    private final Points points = new Points();
    private @Nullable SlotId slot;
    private long startedFact;
    private long endedFact = OPEN;
    private String ending = "";
    private @Nullable Stop stop;
    private @Nullable Stop callBack;

    /** That it was told to stop, and why. */
    public record Stop(long fact, String reason) {}

    AttemptView(TrialView trial, int number, long startedFact) {
        this.trial = trial;
        this.number = number;
        this.startedFact = startedFact;
    }

    /** It was handed to a slot; ahead of need if that is still busy. */
    void handedTo(SlotId itsSlot, long fact) {
        slot = itsSlot;
        startedFact = fact;
    }

    void begin(long fact) {
        startedFact = fact;
    }

    void calledBack(Stop itsCallBack) {
        callBack = itsCallBack;
    }

    @Nullable
    SlotId slotId() {
        return slot;
    }

    void end(long fact, String how) {
        endedFact = fact;
        ending = how;
    }

    void told(Stop itsStop) {
        stop = itsStop;
    }

    public TrialView trial() {
        return trial;
    }

    /** From 1. */
    public int number() {
        return number;
    }

    /** The number of its slot, or {@link #NO_SLOT}. */
    public int slot() {
        return slot == null ? NO_SLOT : slot.number();
    }

    /** When it began, {@link #OPEN} while it waits for the one before it on its slot. */
    public long startedFact() {
        return startedFact;
    }

    /** {@link #OPEN} while it goes on. */
    public long endedFact() {
        return endedFact;
    }

    public boolean isOpen() {
        return endedFact == OPEN;
    }

    /** How it ended, in a word or line; empty while it goes on. */
    public String ending() {
        return ending;
    }

    /** Null if it was not told to. */
    public @Nullable Stop stop() {
        return stop;
    }

    /** That it was called back before it began, to run on another slot; null if it was not. */
    public @Nullable Stop callBack() {
        return callBack;
    }

    /** Whether its trial runs on another slot after it, since it was called back before it began. */
    boolean goesElsewhereAfter(Outcome outcome) {
        return callBack != null && stop == null && outcome instanceof Outcome.Stopped;
    }

    public Points points() {
        return points;
    }
}
