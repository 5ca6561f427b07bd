package dev.luthier.simulator;

import dev.luthier.event.Command;
import dev.luthier.run.ExperimentLoop;
import dev.luthier.run.Slots;
import dev.luthier.slot.TrialProgram;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;

/**
 * Slots in virtual time: an experiment of weeks on a thousand slots takes seconds, with the controller, loop and optimizers
 * of production, and always ends the same way. Only how long things take is made up.
 *
 * <pre>{@code
 * experiment.runOn(SimulatedSlots.of(16).epochTime(Duration.ofMinutes(5)).networkDelay(Duration.ofMillis(2)));
 * }</pre>
 *
 * <p>The training function runs unchanged, on threads of which only one runs at any time. A report takes it the time of an
 * epoch, everything else no time; a function that never reports takes one epoch. One that really waits, or never returns,
 * makes the simulation wait. As on every slot, a report waits for its verdict for at most a hundredth of its epoch, where an
 * early-stopping rule may stop the trial: without a network delay the verdict is there at once.
 *
 * <p>Virtual time starts at 0, or where the journal's facts end. Immutable: every method answers changed slots.
 */
public final class SimulatedSlots implements Slots {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Settings settings;

    private SimulatedSlots(Settings settings) {
        this.settings = settings;
    }

    /**
     * So many slots, on which an epoch takes a second and nothing else any time, and nothing goes wrong.
     *
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public static SimulatedSlots of(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("slots is " + count + ", must be 1 or more");
        }
        EpochTime aSecond = (assignment, step) -> SECOND;
        return new SimulatedSlots(new Settings(
                count, null, aSecond, slot -> 1, Duration.ZERO, Duration.ZERO, Faults.NONE, 1, order -> {}));
    }

    /** What training takes from one report to the next. */
    public SimulatedSlots epochTime(Duration always) {
        checkNotNegative("epoch time", always);
        return epochTime((assignment, step) -> always);
    }

    /** What training takes from one report to the next, depending on trial and step. */
    public SimulatedSlots epochTime(EpochTime itsEpochTime) {
        return new SimulatedSlots(settings.withEpochTime(itsEpochTime));
    }

    /**
     * Steps through this problem, with its times, instead of running the training function: without threads, so that large
     * simulations take seconds.
     */
    public SimulatedSlots problem(SimulatedProblem problem) {
        return new SimulatedSlots(settings.withProblem(problem));
    }

    /** How many times the epoch time a slot takes, by its number from 0: above 1 it is a straggler. */
    public SimulatedSlots slowness(IntToDoubleFunction factorOfSlot) {
        return new SimulatedSlots(settings.withSlowness(factorOfSlot));
    }

    /** What a message takes between driver and slot, one way. */
    public SimulatedSlots networkDelay(Duration oneWay) {
        checkNotNegative("network delay", oneWay);
        return new SimulatedSlots(settings.withNetworkDelay(oneWay));
    }

    /** What the optimizer takes for one suggestion; it thinks about one at a time, while everything else goes on. */
    public SimulatedSlots suggestionCost(Duration each) {
        checkNotNegative("suggestion cost", each);
        return new SimulatedSlots(settings.withSuggestionCost(each));
    }

    /** What goes wrong. */
    public SimulatedSlots faults(Faults faults) {
        return new SimulatedSlots(settings.withFaults(faults));
    }

    /** From which all chance of the simulation is derived; 1 unless said. It is not the experiment's seed. */
    public SimulatedSlots seed(long seed) {
        return new SimulatedSlots(settings.withSeed(seed));
    }

    /** Is told of every order to a slot when it is sent, on the thread of the loop; for tests that look over the driver's shoulder. */
    public SimulatedSlots watch(Consumer<Command> orders) {
        return new SimulatedSlots(settings.withWatch(orders));
    }

    @Override
    public void run(ExperimentLoop loop, TrialProgram program) {
        try (Simulation simulation = new Simulation(settings, loop, program)) {
            simulation.run();
        }
    }

    @Override
    public boolean isVirtual() {
        return true;
    }

    private static void checkNotNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " is " + duration + ", must not be negative");
        }
    }
}
