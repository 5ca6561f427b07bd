package dev.luthier.simulator;

import java.time.Duration;
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
        long seed) {

    Settings withProblem(SimulatedProblem its) {
        return new Settings(slots, its, its::epochTime, slowness, networkDelay, suggestionCost, faults, seed);
    }

    Settings withEpochTime(EpochTime its) {
        return new Settings(slots, problem, its, slowness, networkDelay, suggestionCost, faults, seed);
    }

    Settings withSlowness(IntToDoubleFunction its) {
        return new Settings(slots, problem, epochTime, its, networkDelay, suggestionCost, faults, seed);
    }

    Settings withNetworkDelay(Duration its) {
        return new Settings(slots, problem, epochTime, slowness, its, suggestionCost, faults, seed);
    }

    Settings withSuggestionCost(Duration its) {
        return new Settings(slots, problem, epochTime, slowness, networkDelay, its, faults, seed);
    }

    Settings withFaults(Faults its) {
        return new Settings(slots, problem, epochTime, slowness, networkDelay, suggestionCost, its, seed);
    }

    Settings withSeed(long its) {
        return new Settings(slots, problem, epochTime, slowness, networkDelay, suggestionCost, faults, its);
    }
}
