package dev.luthier.simulator;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place where trials run one after the other; it may be lost and come back. */
final class SimulatedSlot {
    private record AttemptId(int trial, int attempt) {}

    private final int number;
    private final Simulation simulation;
    private final List<RunningTrial> unheard = new ArrayList<>();
    private final Set<AttemptId> seen = new HashSet<>();
    private final Map<AttemptId, StopReason> stopsAhead = new HashMap<>();
    private int epoch;
    private boolean isThere;
    private @Nullable RunningTrial running;

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

    /** Takes a trial on, unless it was meant for an earlier stay or the message comes a second time. */
    void start(Command.Start start) {
        AttemptId id =
                new AttemptId(start.assignment().trial(), start.assignment().attempt());
        if (!isThere || start.slot().epoch() != epoch || !seen.add(id)) {
            return;
        }
        if (running != null) {
            throw new IllegalStateException(
                    start.slot() + " is to run trial=" + start.assignment().trial() + " while it runs trial="
                            + running.assignment().trial());
        }
        running = new RunningTrial(start.slot(), start.assignment(), this, simulation);
        running.begin();
        StopReason reason = stopsAhead.remove(id);
        if (reason != null) {
            running.stop(reason);
        }
    }

    /** A stop that has overtaken its start is kept for it. */
    void stop(Command.Stop stop) {
        AttemptId id = new AttemptId(stop.trial(), stop.attempt());
        if (isThere && stop.slot().epoch() == epoch && !seen.contains(id)) {
            stopsAhead.put(id, stop.reason());
        } else if (running != null && running.isAttempt(stop.trial(), stop.attempt())) {
            running.stop(stop.reason());
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
    }

    void hasEnded(RunningTrial trial) {
        if (running == trial) {
            running = null;
        }
    }

    /** Is lost with the trial that runs on it, if that is still so. */
    void lose(RunningTrial trial, Fate fate) {
        if (running != trial) {
            return;
        }
        running = null;
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
