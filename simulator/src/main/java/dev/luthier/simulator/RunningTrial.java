package dev.luthier.simulator;

import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import dev.luthier.simulator.SimulatedAttempt.Leg;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Outcome;
import org.jspecify.annotations.Nullable;

/** An attempt on its slot: goes from report to report, each an epoch's time later, unless fate has it otherwise. */
final class RunningTrial {
    private final SlotId slotId;
    private final Assignment assignment;
    private final SimulatedSlot slot;
    private final Simulation simulation;
    private final Fate fate;
    private final SimulatedAttempt attempt;
    private @Nullable Runnable next;
    private long legs;

    RunningTrial(SlotId slotId, Assignment assignment, SimulatedSlot slot, Simulation simulation) {
        this.slotId = slotId;
        this.assignment = assignment;
        this.slot = slot;
        this.simulation = simulation;
        this.fate = simulation.fate(assignment);
        this.attempt = simulation.attempt(assignment, fate);
    }

    Assignment assignment() {
        return assignment;
    }

    boolean isAttempt(int trial, int number) {
        return assignment.trial() == trial && assignment.attempt() == number;
    }

    void begin() {
        advance();
    }

    /** It learns so at its next report, or at once if it is interrupted. */
    void stop(StopReason reason) {
        attempt.requestStop(reason.detail());
        boolean notices = !fate.hangsBefore(legs) || !fate.ignoresInterruption();
        Runnable pending = next;
        if (pending != null && reason.interrupts() && notices) {
            goOn(pending);
        }
    }

    /** Nothing is heard of it any more. */
    void abandon() {
        next = null;
        attempt.abandon();
    }

    private void advance() {
        Leg leg;
        try {
            leg = attempt.advance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the simulation sees that and cancels the experiment
            return;
        }
        tell(leg);
        Outcome outcome = leg.outcome();
        if (outcome == null) {
            train(leg.nextStep(), this::advance);
        } else if (legs == 0) {
            train(assignment.resource(), () -> end(outcome));
        } else {
            end(outcome);
        }
    }

    private void tell(Leg leg) {
        int trial = assignment.trial();
        int number = assignment.attempt();
        leg.logs().forEach(line -> simulation.send(at -> new Event.Logged(at, trial, number, line)));
        if (!leg.reports().isEmpty()) {
            simulation.send(at -> new Event.Reported(at, trial, number, leg.reports()));
        }
    }

    private void train(long step, Runnable then) {
        legs++;
        next = then;
        long nanos = simulation.epochNanos(assignment, step, slotId.number());
        long now = simulation.time().nowNanos();
        if (fate.losesSlotBefore(legs)) {
            simulation.time().at(now + (long) (nanos * fate.lossPoint()), () -> slot.lose(this, fate));
        }
        if (!fate.hangsBefore(legs)) {
            simulation.time().at(now + nanos, () -> goOn(then));
        }
    }

    /** Does what is next, unless something else came in between. */
    @SuppressWarnings("ReferenceEquality") // another wait for the same is another wait
    private void goOn(Runnable expected) {
        if (next == expected) {
            next = null;
            expected.run();
        }
    }

    void end(Outcome outcome) {
        simulation.sendEnd(slotId, assignment, outcome);
        slot.hasEnded(this);
    }
}
