package dev.luthier.simulator;

import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.event.StopReason;
import dev.luthier.simulator.SimulatedAttempt.Leg;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.util.List;
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
    private boolean awaitsVerdict;
    private long legs;
    private long step;
    private long trainedNanos;

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
        advance(0);
    }

    /** It learns so at its next report, or at once if it waits for the verdict on one or is interrupted. */
    void stop(StopReason reason) {
        attempt.requestStop(reason.detail());
        boolean notices = reason.interrupts() && !(fate.hangsBefore(legs) && fate.ignoresInterruption());
        Runnable pending = next;
        if (pending != null && (awaitsVerdict || notices)) {
            goOn(pending);
        }
    }

    /** The loop has dealt with what it reported up to that step. */
    private void judged(long judgedStep) {
        Runnable pending = next;
        if (pending != null && awaitsVerdict && step <= judgedStep) {
            goOn(pending);
        }
    }

    /** Nothing is heard of it any more. */
    void abandon() {
        next = null;
        attempt.abandon();
    }

    private void report() {
        advance(simulation.verdictWait().nanosAt(step, assignment, trainedNanos));
    }

    private void advance(long verdictNanos) {
        Leg leg;
        try {
            leg = attempt.advance(verdictNanos > 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the simulation sees that and cancels the experiment
            return;
        }
        leg.logs().forEach(this::tell);
        Outcome outcome = leg.outcome();
        Long nextStep = leg.nextStep();
        if (nextStep != null) {
            tell(leg.reports());
            train(nextStep, this::report);
        } else if (outcome == null) {
            ask(leg.reports());
            awaitVerdict(verdictNanos);
        } else if (legs == 0) {
            train(assignment.resource(), () -> end(outcome));
        } else {
            tell(leg.reports());
            end(outcome);
        }
    }

    private void tell(String line) {
        simulation.send(at -> new Event.Logged(at, assignment.trial(), assignment.attempt(), line));
    }

    private void tell(List<Report> reports) {
        if (!reports.isEmpty()) {
            simulation.send(at -> new Event.Reported(at, assignment.trial(), assignment.attempt(), reports));
        }
    }

    private void ask(List<Report> reports) {
        long asked = step;
        simulation.ask(
                at -> new Event.Reported(at, assignment.trial(), assignment.attempt(), reports), () -> judged(asked));
    }

    private void train(long nextStep, Runnable then) {
        legs++;
        step = nextStep;
        next = then;
        long nanos = simulation.epochNanos(assignment, step, slotId.number());
        long now = simulation.time().nowNanos();
        trainedNanos = nanos;
        if (fate.losesSlotBefore(legs)) {
            simulation.time().at(now + (long) (nanos * fate.lossPoint()), () -> slot.lose(this, fate));
        }
        if (!fate.hangsBefore(legs)) {
            simulation.time().at(now + nanos, () -> goOn(then));
        }
    }

    private void awaitVerdict(long nanos) {
        Runnable then = () -> advance(0);
        awaitsVerdict = true;
        next = then;
        simulation.time().at(simulation.time().nowNanos() + nanos, () -> goOn(then));
    }

    /** Does what is next, unless something else came in between. */
    @SuppressWarnings("ReferenceEquality") // another wait for the same is another wait
    private void goOn(Runnable expected) {
        if (next == expected) {
            next = null;
            awaitsVerdict = false;
            expected.run();
        }
    }

    void end(Outcome outcome) {
        simulation.sendEnd(slotId, assignment, outcome);
        slot.hasEnded(this);
    }
}
