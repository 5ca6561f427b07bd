package dev.luthier.event;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.List;

/**
 * A fact: something that happened, with its time. Facts are journalled before they are acted on; folding the same facts
 * always gives the same state.
 */
public sealed interface Event {

    /** When the experiment's loop learned of it: milliseconds since the epoch, never decreasing along the journal. */
    long atMillis();

    void deliverTo(EventHandler handler);

    /** The experiment begins. */
    record Opened(long atMillis, Definition definition) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onOpened(this);
        }
    }

    /**
     * The experiment goes on in a new process: every slot of the earlier run is gone, and what ran on them runs again.
     *
     * @param budget what may be spent from here on, earlier spending included
     */
    record Reopened(long atMillis, Budget budget) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onReopened(this);
        }
    }

    /** A slot is there and free. {@code host} is where it runs, for people. */
    record SlotJoined(long atMillis, SlotId slot, String host) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onSlotJoined(this);
        }
    }

    /** A slot is gone, and with it the attempt that ran on it. */
    record SlotLost(long atMillis, SlotId slot, String reason) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onSlotLost(this);
        }
    }

    /** There will be no slot any more; {@code reason} says why. */
    record SlotsUnavailable(long atMillis, String reason) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onSlotsUnavailable(this);
        }
    }

    /**
     * The optimizer answered.
     *
     * @param number of the suggestion, from 0
     * @param factsSeen how many facts the optimizer knew of
     */
    record Suggested(long atMillis, long number, long factsSeen, Suggestion suggestion) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onSuggested(this);
        }
    }

    /** The optimizer threw, or answered what cannot be carried out. */
    record OptimizerFailed(long atMillis, String error) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onOptimizerFailed(this);
        }
    }

    /** A running attempt said how its metric stands, at one step or several. */
    record Reported(long atMillis, int trial, int attempt, List<Report> reports) implements Event {
        public Reported {
            reports = List.copyOf(reports);
        }

        /** Step of the newest report. */
        public long lastStep() {
            return reports.get(reports.size() - 1).step();
        }

        @Override
        public void deliverTo(EventHandler handler) {
            handler.onReported(this);
        }
    }

    /** A running attempt wrote a line of log. */
    record Logged(long atMillis, int trial, int attempt, String line) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onLogged(this);
        }
    }

    /** An attempt ended on its slot. */
    record Ended(long atMillis, SlotId slot, int trial, int attempt, Outcome outcome) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onEnded(this);
        }
    }

    /** A time that was asked for by {@link Command.WakeAt} has come. */
    record TimerFired(long atMillis) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onTimerFired(this);
        }
    }

    /** Somebody asked for a trial to stop; nothing happens if it does not run. */
    record StopRequested(long atMillis, int trial, String reason) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onStopRequested(this);
        }
    }

    /**
     * Somebody added trials: the experiment may start so many more than before. Nothing happens after its end.
     *
     * @param count at least 1
     */
    record TrialsAdded(long atMillis, int count, String reason) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onTrialsAdded(this);
        }
    }

    /**
     * Somebody wants a configuration to be tried: a trial more than before, with this configuration, as soon as there is a
     * slot. Nothing happens after the end of the experiment.
     *
     * @param task index of the task; 0 in a plain search
     * @param configuration a valid configuration of that task's search space
     * @param resource how far to train, from 1 to the budget's largest
     * @param note whence it is, in a word or line
     */
    record Enqueued(long atMillis, int task, Configuration configuration, long resource, String note) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onEnqueued(this);
        }
    }

    /** Somebody asked for the experiment to end. */
    record CancelRequested(long atMillis, String reason) implements Event {
        @Override
        public void deliverTo(EventHandler handler) {
            handler.onCancelRequested(this);
        }
    }
}
