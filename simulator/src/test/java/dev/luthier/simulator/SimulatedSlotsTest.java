package dev.luthier.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.NoStop;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialFunction;
import dev.luthier.trial.TrialState;
import dev.luthier.trial.TrialStopped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SimulatedSlotsTest {
    private static final SimulatedProblem PROBLEM =
            (assignment, step) -> assignment.configuration().getDouble("x") + 1.0 / step;
    private static final TrialFunction<Configuration> FUNCTION = PROBLEM::train;

    /** Stops one trial at its second report. */
    private static final class StopsTrialOne extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.number() == 1 && toCheck.curve().size() >= 2;
        }
    }

    @Test
    void aReportTakesAnEpochAndNothingElseTakesTime() {
        Recorded recorded = run(Definitions.of(3, 4), SimulatedSlots.of(1).epochTime(Duration.ofSeconds(10)));

        assertThat(recorded.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(recorded.virtualMillis()).isEqualTo(3 * 4 * 10_000);
        assertThat(recorded.trials())
                .flatExtracting(Trial::attempts)
                .extracting(Attempt::startedAtMillis)
                .containsExactly(0L, 40_000L, 80_000L);
        assertThat(reportTimes(recorded, 1)).containsExactly(50_000L, 60_000L, 70_000L, 80_000L);
    }

    @Test
    void functionThatNeverReportsTakesAnEpoch() {
        Recorded recorded = run(
                Definitions.of(5, 3),
                (configuration, trial) -> 1,
                SimulatedSlots.of(2).epochTime(Duration.ofSeconds(1)));

        assertThat(recorded.trials()).allMatch(Trial::isFinished);
        assertThat(recorded.virtualMillis()).isEqualTo(3_000);
    }

    @Test
    void epochTimeMayDependOnTrialAndStepAndSlotsMayBeSlow() {
        SimulatedSlots slots = SimulatedSlots.of(2)
                .epochTime((assignment, step) -> Duration.ofSeconds(assignment.trial() + step))
                .slowness(slot -> slot == 1 ? 3 : 1);

        Recorded recorded = run(Definitions.of(2, 2), slots);

        // Trial 0 on slot 0: 1 s + 2 s. Trial 1 on slot 1: three times 2 s + 3 s.
        assertThat(recorded.trials()).extracting(Trial::durationMillis).containsExactly(3_000L, 15_000L);
    }

    @Test
    void messagesTakeTheNetworkDelayBothWays() {
        Recorded recorded = run(Definitions.of(2, 1), SimulatedSlots.of(1).networkDelay(Duration.ofMillis(7)));

        assertThat(recorded.trials()).extracting(Trial::durationMillis).containsExactly(1_014L, 1_014L);
    }

    @Test
    void suggestionsTakeTheirCostOneAfterTheOther() {
        Recorded recorded = run(
                Definitions.of(4, 1),
                SimulatedSlots.of(2).epochTime(Duration.ofSeconds(10)).suggestionCost(Duration.ofSeconds(3)));

        // Both slots ask at 0; the answers come at 3 s and 6 s, then each slot asks when it is free.
        assertThat(recorded.trials())
                .flatExtracting(Trial::attempts)
                .extracting(Attempt::startedAtMillis)
                .containsExactly(3_000L, 6_000L, 16_000L, 19_000L);
    }

    @Test
    void problemAndFunctionMakeTheSameFacts() {
        Faults faults = Faults.NONE
                .withSlotLoss(0.3, Duration.ofSeconds(2))
                .withNan(0.2)
                .withHangs(0.1, 0.3)
                .withDelays(0.3, Duration.ofSeconds(2))
                .withDuplicates(0.2);
        Limits limits =
                Definitions.PATIENT.withTrialTime(Duration.ofSeconds(20)).withSlotTimeout(Duration.ofMinutes(1));
        Definition definition = Definitions.of(new Budget(60, 5, null), limits, 3);
        SimulatedSlots slots = SimulatedSlots.of(4).faults(faults).networkDelay(Duration.ofMillis(3));

        Recorded byFunction = Recorded.run(definition, new Sampler(), new StopsTrialOne(), FUNCTION, slots);
        Recorded byProblem =
                Recorded.run(definition, new Sampler(), new StopsTrialOne(), FUNCTION, slots.problem(PROBLEM));

        assertThat(byProblem.facts()).isEqualTo(byFunction.facts());
        assertThat(byFunction.decidedAgain()).isEqualTo(byFunction.decisions());
    }

    @Test
    void everySeedIsAnotherCourseAndTheSameSeedTheSame() {
        SimulatedSlots slots = SimulatedSlots.of(3).faults(Faults.NONE.withSlotLoss(0.5, Duration.ofSeconds(3)));

        Recorded one = run(Definitions.of(20, 3), slots.seed(1));

        assertThat(run(Definitions.of(20, 3), slots.seed(1)).facts()).isEqualTo(one.facts());
        assertThat(run(Definitions.of(20, 3), slots.seed(2)).facts()).isNotEqualTo(one.facts());
    }

    @Test
    void trialThatAlwaysLosesItsSlotFailsAfterItsAttempts() {
        SimulatedSlots slots = SimulatedSlots.of(2).faults(Faults.NONE.withSlotLoss(1, Duration.ofMillis(1)));
        Limits limits = Definitions.PATIENT.withMaxAttempts(3);

        Recorded recorded = run(Definitions.of(new Budget(4, 3, null), limits, 1), slots);

        assertThat(recorded.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(recorded.trials()).hasSize(4).allSatisfy(trial -> {
            assertThat(Objects.requireNonNull(trial.failure()).kind()).isEqualTo(Failure.Kind.SLOT_LOST);
            assertThat(trial.attempts()).hasSize(3);
        });
    }

    @Test
    void hangingTrialIsInterruptedAtItsTimeLimit() {
        SimulatedSlots slots = SimulatedSlots.of(1).faults(Faults.NONE.withHangs(1, 0));
        Limits limits = Definitions.PATIENT.withTrialTime(Duration.ofSeconds(30));

        Recorded recorded = run(Definitions.of(new Budget(2, 3, null), limits, 1), slots);

        assertThat(recorded.trials()).hasSize(2).allSatisfy(trial -> {
            assertThat(Objects.requireNonNull(trial.failure()).kind()).isEqualTo(Failure.Kind.TIME_LIMIT);
            assertThat(trial.durationMillis()).isEqualTo(30_000);
        });
    }

    @Test
    void slotWhoseTrialIgnoresInterruptionIsGivenUp() {
        SimulatedSlots slots = SimulatedSlots.of(1).faults(Faults.NONE.withHangs(1, 1));
        Limits limits = Definitions.PATIENT
                .withTrialTime(Duration.ofSeconds(30))
                .withGrace(Duration.ofSeconds(5))
                .withSlotTimeout(Duration.ofMinutes(2));

        Recorded recorded = run(Definitions.of(new Budget(2, 3, null), limits, 1), slots);

        assertThat(recorded.ending().kind()).isEqualTo(Ending.Kind.NO_SLOTS);
        assertThat(recorded.decisions().stream().flatMap(List::stream))
                .hasAtLeastOneElementOfType(Command.Release.class);
        assertThat(recorded.virtualMillis()).isEqualTo(155_000);
    }

    @Test
    void hangWithoutTimeLimitEndsTheExperimentAndSaysWhy() {
        SimulatedSlots slots = SimulatedSlots.of(2).faults(Faults.NONE.withHangs(1, 0));

        Recorded recorded = run(Definitions.of(2, 3), slots);

        assertThat(recorded.ending().kind()).isEqualTo(Ending.Kind.CANCELLED);
        assertThat(recorded.ending().detail()).contains("have no time limit");
    }

    @Test
    void experimentEndsAtItsTimeLimit() {
        Recorded recorded = run(Definitions.within(Duration.ofSeconds(25), 1_000, 10), SimulatedSlots.of(2));

        assertThat(recorded.ending().kind()).isEqualTo(Ending.Kind.TIME_UP);
        assertThat(recorded.virtualMillis()).isEqualTo(25_000);
        assertThat(recorded.trials().stream().filter(Trial::isFinished)).hasSize(4);
        assertThat(recorded.trials().stream().filter(trial -> trial.state() == TrialState.RUNNING))
                .hasSize(2);
    }

    @Test
    void experimentEndsWhenItsFirstTrialsAllFail() {
        Definition definition = Definitions.of(new Budget(50, 1, null), Limits.DEFAULT, 1);
        TrialFunction<Configuration> broken = (configuration, trial) -> {
            throw new IllegalStateException("no data");
        };

        Recorded recorded = run(definition, broken, SimulatedSlots.of(1));

        assertThat(recorded.ending().kind()).isEqualTo(Ending.Kind.TOO_MANY_FAILURES);
        assertThat(recorded.ending().detail()).contains("10 of 10", "no data");
        assertThat(recorded.virtualMillis()).isEqualTo(10_000);
    }

    @Test
    void logLinesAreFacts() {
        TrialFunction<Configuration> function = (configuration, trial) -> {
            trial.log("begin");
            trial.report(1, 1);
            trial.log("end");
            return 1;
        };

        Recorded recorded = run(Definitions.of(1, 1), function, SimulatedSlots.of(1));

        assertThat(recorded.facts()).contains(new Event.Logged(0, 0, 1, "begin"), new Event.Logged(1_000, 0, 1, "end"));
    }

    @Test
    void interruptionOfTheCallerCancels() {
        Recorded recorded;
        Thread.currentThread().interrupt();
        try {
            recorded = run(Definitions.of(5, 2), SimulatedSlots.of(2));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(recorded.ending().kind()).isEqualTo(Ending.Kind.CANCELLED);
    }

    @Test
    void functionThatSwallowsItsStopIsStoppedAllTheSame() {
        TrialFunction<Configuration> stubborn = (configuration, trial) -> {
            for (int step = 1; step <= 5; step++) {
                try {
                    trial.report(step, 1);
                } catch (TrialStopped e) {
                    trial.log("not me");
                }
            }
            return 1;
        };

        Recorded recorded =
                Recorded.run(Definitions.of(2, 5), new Sampler(), new StopsTrialOne(), stubborn, SimulatedSlots.of(1));

        assertThat(recorded.trials().get(1).state()).isEqualTo(TrialState.STOPPED);
    }

    @Test
    void aThousandSlotsNeedNoPatience() {
        Recorded recorded = run(
                Definitions.of(10_000, 10),
                SimulatedSlots.of(1_000).problem(PROBLEM).networkDelay(Duration.ofMillis(1)));

        assertThat(recorded.trials()).hasSize(10_000).allMatch(Trial::isFinished);
        assertThat(recorded.virtualMillis()).isEqualTo(10 * 10_002);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> SimulatedSlots.of(0)).hasMessage("slots is 0, must be 1 or more");
        assertThatThrownBy(() -> SimulatedSlots.of(1).networkDelay(Duration.ofMillis(-1)))
                .hasMessageContaining("network delay is PT-0.001S");
        assertThatThrownBy(() -> Faults.NONE.withNan(1.5)).hasMessageContaining("nan is 1.5, must be between 0 and 1");
    }

    private static Recorded run(Definition definition, SimulatedSlots slots) {
        return run(definition, FUNCTION, slots);
    }

    private static Recorded run(Definition definition, TrialFunction<Configuration> function, SimulatedSlots slots) {
        return Recorded.run(definition, new Sampler(), new NoStop(), function, slots);
    }

    private static List<Long> reportTimes(Recorded recorded, int trial) {
        return recorded.facts().stream()
                .filter(fact -> fact instanceof Event.Reported report && report.trial() == trial)
                .map(Event::atMillis)
                .toList();
    }
}
