package dev.luthier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.event.Event;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialFunction;
import dev.luthier.trial.TrialState;
import dev.luthier.trial.TrialStopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report waits for its verdict, for at most a hundredth of an epoch. */
class VerdictTest {
    private static final SimulatedProblem PROBLEM =
            (assignment, step) -> assignment.configuration().getDouble("x") + 1.0 / step;
    private static final TrialFunction<Configuration> FUNCTION = PROBLEM::train;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Stops every other trial at its second report. */
    private static final class StopsOddTrials extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.number() % 2 == 1 && toCheck.curve().size() >= 2;
        }
    }

    @Test
    void functionIsToldToStopByTheReportThatDecides() {
        List<String> seen = new ArrayList<>();
        TrialFunction<Configuration> function = (configuration, trial) -> {
            for (int step = 1; step <= trial.resource(); step++) {
                try {
                    trial.report(step, 1.0);
                    seen.add(trial.number() + " reported " + step);
                } catch (TrialStopped e) {
                    seen.add(trial.number() + " stopped at " + step);
                    throw e;
                }
            }
            return 1;
        };

        Recorded recorded = run(function, SimulatedSlots.of(1));

        assertThat(seen)
                .containsExactly("0 reported 1", "0 reported 2", "0 reported 3", "1 reported 1", "1 stopped at 2");
        assertThat(recorded.trials()).extracting(Trial::state).containsExactly(TrialState.FINISHED, TrialState.STOPPED);
        assertThat(recorded.trials().get(1).curve().size()).isEqualTo(2);
        assertThat(recorded.virtualMillis()).isEqualTo(5_000);
    }

    @Test
    void problemTooAndWithoutANetworkThatTakesNoTime() {
        Recorded recorded = run(SimulatedSlots.of(1).problem(PROBLEM));

        assertThat(recorded.trials()).extracting(Trial::state).containsExactly(TrialState.FINISHED, TrialState.STOPPED);
        assertThat(reportTimes(recorded, 0)).containsExactly(1_000L, 2_000L, 3_000L);
        assertThat(reportTimes(recorded, 1)).containsExactly(4_000L, 5_000L);
        assertThat(recorded.virtualMillis()).isEqualTo(5_000);
    }

    @Test
    void trainingGoesOnWhenTheVerdictHasCome() {
        Recorded recorded = run(SimulatedSlots.of(1).epochTime(SECOND).networkDelay(Duration.ofMillis(3)));

        // To the slot 3 ms, an epoch, to the driver 3 ms; back to the slot 3 ms, an epoch, to the driver 3 ms …
        assertThat(reportTimes(recorded, 0)).containsExactly(1_006L, 2_012L, 3_018L);
        assertThat(recorded.trials().get(1).durationMillis()).isEqualTo(2_012 + 6);
    }

    @Test
    void verdictThatComesLaterThanAHundredthOfAnEpochIsHeardAtTheNextReport() {
        Recorded recorded = run(SimulatedSlots.of(1).epochTime(SECOND).networkDelay(Duration.ofMillis(6)));

        // 10 ms lost at each report, but the last.
        assertThat(reportTimes(recorded, 0)).containsExactly(1_012L, 2_022L, 3_032L);
        assertThat(recorded.trials().get(1).curve().size()).isEqualTo(2);
        assertThat(recorded.trials().get(1).durationMillis()).isEqualTo(3_032);
    }

    @Test
    void epochsTooShortToWaitGoOnAtOnce() {
        Recorded recorded = run(SimulatedSlots.of(1).epochTime(Duration.ofMillis(99)));

        assertThat(recorded.trials().get(1).curve().size()).isEqualTo(2);
        assertThat(recorded.trials().get(1).durationMillis()).isEqualTo(3 * 99);
    }

    @Test
    void trialOfItsFullResourceFinishesWhateverTheVerdict() {
        Recorded recorded =
                Recorded.run(Definitions.of(2, 2), new Sampler(), new StopsOddTrials(), FUNCTION, SimulatedSlots.of(1));

        assertThat(recorded.trials()).allMatch(Trial::isFinished);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyTrialComesToItsEndWithVerdictsThatAreLateTwiceOrLost(long seed) {
        Faults faults = Faults.NONE
                .withSlotLoss(0.2, Duration.ofSeconds(2))
                .withHangs(0.05, 0.3)
                .withDelays(0.5, Duration.ofMillis(30))
                .withDuplicates(0.3)
                .withLosses(0.3);
        Limits limits =
                Definitions.PATIENT.withTrialTime(Duration.ofSeconds(60)).withSlotTimeout(Duration.ofMinutes(5));
        Definition definition = Definitions.of(new Budget(40, 5, null), limits, 3);
        SimulatedSlots slots = SimulatedSlots.of(4)
                .faults(faults)
                .networkDelay(Duration.ofMillis(2))
                .seed(seed);

        Recorded byFunction = Recorded.run(definition, new Sampler(), new StopsOddTrials(), FUNCTION, slots);
        Recorded byProblem =
                Recorded.run(definition, new Sampler(), new StopsOddTrials(), FUNCTION, slots.problem(PROBLEM));

        assertThat(byFunction.trials()).hasSize(40).allMatch(trial -> trial.state() != TrialState.RUNNING);
        assertThat(byProblem.facts()).isEqualTo(byFunction.facts());
        assertThat(byFunction.decidedAgain()).isEqualTo(byFunction.decisions());
    }

    private static Recorded run(SimulatedSlots slots) {
        return run(FUNCTION, slots);
    }

    private static Recorded run(TrialFunction<Configuration> function, SimulatedSlots slots) {
        return Recorded.run(Definitions.of(2, 3), new Sampler(), new StopsOddTrials(), function, slots);
    }

    private static List<Long> reportTimes(Recorded recorded, int trial) {
        return recorded.facts().stream()
                .filter(fact -> fact instanceof Event.Reported report && report.trial() == trial)
                .map(Event::atMillis)
                .toList();
    }
}
