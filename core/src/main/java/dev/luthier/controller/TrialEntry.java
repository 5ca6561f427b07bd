package dev.luthier.controller;

import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A trial while it is under way: the one mutable thing that {@link TrialBook} keeps for each. */
final class TrialEntry {
    private final int number;
    private final Suggestion.Run suggested;
    private final List<Attempt> attempts = new ArrayList<>(1);
    private final Curve.Recorder curve = new Curve.Recorder();
    private TrialState state = TrialState.PENDING;
    private String note;
    private long resource;
    private int attempt;
    private int losses;
    private long startedAtMillis;
    private boolean attemptHasReported;
    private boolean isAhead;
    private boolean isWithdrawn;
    private @Nullable SlotId slot;
    private @Nullable StopReason stop;
    private @Nullable Outcome outcome;
    // Kept while nothing changes, because optimizers look at all running trials again and again.
    private @Nullable Trial snapshot;

    TrialEntry(int number, Suggestion.Run suggested) {
        this.number = number;
        this.suggested = suggested;
        this.note = suggested.note();
        this.resource = suggested.resource();
    }

    int number() {
        return number;
    }

    int task() {
        return suggested.task();
    }

    TrialState state() {
        return state;
    }

    int attempt() {
        return attempt;
    }

    /** How often the trial lost its slot since it was suggested or resumed. */
    int losses() {
        return losses;
    }

    /** The stop that the running attempt was told; null if none. */
    @Nullable
    StopReason stop() {
        return stop;
    }

    boolean runs(int itsAttempt) {
        return state == TrialState.RUNNING && attempt == itsAttempt;
    }

    SlotId slot() {
        if (slot == null) {
            throw new IllegalStateException("trial=" + number + " state=" + state + " has no slot");
        }
        return slot;
    }

    /** Whether it was handed to a slot on which another trial still runs, as far as is known. */
    boolean isAhead() {
        return isAhead;
    }

    /** Whether the running attempt was called back, to begin on another slot. */
    boolean isWithdrawn() {
        return isWithdrawn;
    }

    /** How long the running attempt has been running. */
    long tookMillis(long nowMillis) {
        return nowMillis - startedAtMillis;
    }

    Assignment start(SlotId onSlot, long atMillis, long seed) {
        snapshot = null;
        state = TrialState.RUNNING;
        slot = onSlot;
        attempt++;
        startedAtMillis = atMillis;
        attemptHasReported = false;
        isAhead = false;
        isWithdrawn = false;
        stop = null;
        return new Assignment(
                number, attempt, suggested.task(), suggested.configuration(), resource, seed, suggested.from());
    }

    /** It has to wait for the trial before it on its slot. */
    void queue() {
        isAhead = true;
    }

    /** No other trial is before it on its slot, or no longer. */
    void begin(long atMillis) {
        snapshot = null;
        isAhead = false;
        startedAtMillis = atMillis;
    }

    void withdraw() {
        isWithdrawn = true;
    }

    void report(Report report) {
        snapshot = null;
        if (!attemptHasReported) {
            attemptHasReported = true;
            // A new attempt may start over, or go on from a checkpoint: what it says again replaces what was said.
            curve.rewindTo(report.step());
        }
        curve.append(report);
    }

    void tellToStop(StopReason reason) {
        stop = reason;
    }

    /** The attempt came to its end on its slot, and the trial with it. */
    void end(Outcome how, long atMillis) {
        closeAttempt(how.state().name().toLowerCase(Locale.ROOT), atMillis);
        conclude(how);
    }

    /** There will be no other attempt after the one that was lost. */
    void conclude(Outcome how) {
        snapshot = null;
        outcome = how;
        state = how.state();
    }

    void lose(String reason, long atMillis) {
        losses += isAhead ? 0 : 1;
        cutOff(reason, atMillis);
    }

    /** The attempt is gone with its slot, through no fault of the trial or the slot. */
    void cutOff(String reason, long atMillis) {
        reopen(Attempt.LOST + reason, atMillis);
    }

    /** It shall begin on another slot. */
    void callBack(long atMillis) {
        reopen(Attempt.CALLED_BACK, atMillis);
    }

    private void reopen(String ending, long atMillis) {
        snapshot = null;
        closeAttempt(ending, atMillis);
        state = TrialState.PENDING;
    }

    void resume(Suggestion.Resume resume) {
        snapshot = null;
        state = TrialState.PENDING;
        resource = resume.resource();
        note = resume.note();
        losses = 0;
        outcome = null;
    }

    Trial snapshot() {
        Trial current = snapshot;
        if (current == null) {
            current = newSnapshot();
            snapshot = current;
        }
        return current;
    }

    private Trial newSnapshot() {
        return new Trial(
                number,
                suggested.task(),
                suggested.configuration(),
                resource,
                state,
                note,
                attempts,
                curve.curve(),
                outcome,
                slot == null ? null : slot.toString());
    }

    private void closeAttempt(String ending, long atMillis) {
        long began = isAhead ? atMillis : startedAtMillis;
        attempts.add(new Attempt(attempt, slot().toString(), resource, began, atMillis, ending));
        slot = null;
    }
}
