package dev.luthier.simulator;

import dev.luthier.event.Command;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What a simulation is made of; see the methods of {@link SimulatedSlots}. */
record Settings(
        int slots,
        @Nullable SimulatedProblem problem,
        EpochTime epochTime,
        IntToDoubleFunction slowness,
        Duration networkDelay,
        Duration suggestionCost,
        Faults faults,
        long seed,
        Consumer<Command> watch) {

    Settings withProblem(SimulatedProblem its) {
        return new Settings(slots, its, its::epochTime, slowness, networkDelay, suggestionCost, faults, seed, watch);
    }

    Settings withEpochTime(EpochTime its) {
        return new Settings(slots, problem, its, slowness, networkDelay, suggestionCost, faults, seed, watch);
    }

    Settings withSlowness(IntToDoubleFunction its) {
        return new Settings(slots, problem, epochTime, its, networkDelay, suggestionCost, faults, seed, watch);
    }

    Settings withNetworkDelay(Duration its) {
        return new Settings(slots, problem, epochTime, slowness, its, suggestionCost, faults, seed, watch);
    }

    Settings withSuggestionCost(Duration its) {
        return new Settings(slots, problem, epochTime, slowness, networkDelay, its, faults, seed, watch);
    }

    Settings withFaults(Faults its) {
        return new Settings(slots, problem, epochTime, slowness, networkDelay, suggestionCost, its, seed, watch);
    }

    Settings withSeed(long its) {
        return new Settings(slots, problem, epochTime, slowness, networkDelay, suggestionCost, faults, its, watch);
    }

    Settings withWatch(Consumer<Command> its) {
        return new Settings(slots, problem, epochTime, slowness, networkDelay, suggestionCost, faults, seed, its);
    }
}
