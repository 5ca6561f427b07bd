package dev.luthier.simulator;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.trial.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place where trials run one after the other; it may be lost and come back. */
final class SimulatedSlot {
    private final int number;
    private final Simulation simulation;
    private final List<RunningTrial> unheard = new ArrayList<>();
    private int epoch;
    private boolean isThere;
    private @Nullable RunningTrial running;
    private @Nullable RunningTrial ahead;

    SimulatedSlot(int number, Simulation simulation) {
        this.number = number;
        this.simulation = simulation;
    }

    void join() {
        epoch++;
        isThere = true;
        SlotId stay = new SlotId(number, epoch);
        simulation
                .time()
                .after(Duration.ZERO, () -> simulation.accept(at -> new Event.SlotJoined(at, stay, "simulated")));
    }

    /** Takes a trial on, unless it was meant for an earlier stay. */
    void start(Command.Start start) {
        if (!isThere || start.slot().epoch() != epoch) {
            return;
        }
        if (ahead != null) {
            throw new IllegalStateException(
                    start.slot() + " is to run trial=" + start.assignment().trial() + " while trial="
                            + ahead.assignment().trial() + " waits there");
        }
        RunningTrial trial = new RunningTrial(start.slot(), start.assignment(), this, simulation);
        if (running == null) {
            begin(trial);
        } else {
            ahead = trial;
        }
    }

    void stop(Command.Stop stop) {
        if (running != null && running.isAttempt(stop.trial(), stop.attempt())) {
            running.stop(stop.reason());
        } else if (ahead != null && ahead.isAttempt(stop.trial(), stop.attempt())) {
            RunningTrial calledBack = ahead;
            ahead = null;
            calledBack.end(new Outcome.Stopped(stop.reason().detail()));
        }
    }

    /** It is not to be used any more, and does not come back. */
    void release(SlotId stay) {
        if (isThere && stay.epoch() == epoch) {
            isThere = false;
            close();
        }
    }

    /** Ends what still runs. */
    void close() {
        if (running != null) {
            running.abandon();
        }
        unheard.forEach(RunningTrial::abandon);
        running = null;
        ahead = null;
    }

    void hasEnded(RunningTrial trial) {
        if (running == trial) {
            running = null;
            RunningTrial next = ahead;
            ahead = null;
            if (next != null) {
                begin(next);
            }
        }
    }

    private void begin(RunningTrial trial) {
        running = trial;
        trial.begin();
    }

    /** Is lost with the trial that runs on it, if that is still so. */
    void lose(RunningTrial trial, Fate fate) {
        if (running != trial) {
            return;
        }
        running = null;
        ahead = null;
        isThere = false;
        SlotId stay = new SlotId(number, epoch);
        simulation
                .time()
                .after(
                        fate.untilNoticed(),
                        () -> simulation.accept(at -> new Event.SlotLost(at, stay, "a simulated fault")));
        simulation.time().after(fate.absence(), this::join);
        if (fate.isHeardOfAgain()) {
            unheard.add(trial);
        } else {
            trial.abandon();
        }
    }
}
