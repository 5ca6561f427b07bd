package dev.luthier.event;

import dev.luthier.trial.Assignment;
import org.jspecify.annotations.Nullable;

/** Something that the controller wants done. What matters of its effect comes back as an {@link Event}. */
public sealed interface Command {

    void deliverTo(CommandHandler handler);

    /** Whether it tells somebody that all facts so far will be remembered. */
    default boolean isPromise() {
        return false;
    }

    /**
     * Ask the optimizer, {@code count} times in a row, until it says wait or done. Each answer is a {@link Event.Suggested}.
     *
     * @param firstNumber number of the first of these suggestions
     * @param count at least 1
     * @param finished number of the trial that just ended, as a hint; null for none
     */
    record Suggest(long firstNumber, int count, @Nullable Integer finished) implements Command {
        @Override
        public void deliverTo(CommandHandler handler) {
            handler.onSuggest(this);
        }
    }

    /** Run this attempt on that slot. */
    record Start(SlotId slot, Assignment assignment) implements Command {
        @Override
        public void deliverTo(CommandHandler handler) {
            handler.onStart(this);
        }
    }

    /** Tell the attempt on that slot to stop. */
    record Stop(SlotId slot, int trial, int attempt, StopReason reason) implements Command {
        @Override
        public void deliverTo(CommandHandler handler) {
            handler.onStop(this);
        }
    }

    /** Tell the slot that the end of this attempt is safely recorded: it may forget it. */
    record Confirm(SlotId slot, int trial, int attempt) implements Command {
        @Override
        public void deliverTo(CommandHandler handler) {
            handler.onConfirm(this);
        }

        @Override
        public boolean isPromise() {
            return true;
        }
    }

    /** Send the slot away: it is not to be used again. */
    record Release(SlotId slot, String reason) implements Command {
        @Override
        public void deliverTo(CommandHandler handler) {
            handler.onRelease(this);
        }
    }

    /** Say {@link Event.TimerFired} at that time, or as soon after as can be. */
    record WakeAt(long atMillis) implements Command {
        @Override
        public void deliverTo(CommandHandler handler) {
            handler.onWakeAt(this);
        }
    }

    /** The experiment is over: send all slots away. The last command of an experiment. */
    record Finish(Ending ending) implements Command {
        @Override
        public void deliverTo(CommandHandler handler) {
            handler.onFinish(this);
        }

        @Override
        public boolean isPromise() {
            return true;
        }
    }
}
