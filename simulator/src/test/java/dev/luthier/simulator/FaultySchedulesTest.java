package dev.luthier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Budget;
import dev.luthier.event.Command;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random experiments with everything going wrong at once. {@code -Dluthier.schedules=1000000} runs more of them, and
 * {@code -Dluthier.schedule=17} runs number 17 alone.
 */
class FaultySchedulesTest {
    private static final int TRIALS = 12;

    /** Trains trials in two halves, as promotions do, and waits where it can, so that every answer occurs. */
    private static final class Halver extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            if (random().nextDouble() < 0.2 && !running().isEmpty()) {
                return new Suggestion.Wait();
            }
            List<Integer> runningNumbers = running().stream().map(Trial::number).toList();
            for (Trial trial : history()) {
                boolean wentOn = history().stream()
                        .anyMatch(other -> other.number() == trial.number() && other.resource() > trial.resource());
                if (trial.isFinished()
                        && trial.resource() < budget().maxResource()
                        && !wentOn
                        && !runningNumbers.contains(trial.number())) {
                    return new Suggestion.Resume(trial.number(), budget().maxResource(), "go on");
                }
            }
            long resource = 1 + random().nextLong(budget().maxResource());
            return new Suggestion.Run(0, searchSpace().sample(random()), resource, "new");
        }
    }

    /** Stops what is worse than the ended trials' worst at its second report. */
    private static final class StopsTheWorst extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().size() >= 2
                    && finalized.stream()
                            .filter(Trial::isFinished)
                            .anyMatch(trial -> direction.better(
                                    trial.metric().orElseThrow(),
                                    toCheck.curve().last()));
        }
    }

    @Test
    void invariantsHoldUnderRandomFaults() {
        Integer only = Integer.getInteger("luthier.schedule");
        int first = only == null ? 0 : only;
        int last = only == null ? Integer.getInteger("luthier.schedules", 3_000) - 1 : only;
        TreeMap<Ending.Kind, Integer> endings = new TreeMap<>();

        for (int schedule = first; schedule <= last; schedule++) {
            Recorded recorded = run(schedule);
            endings.merge(recorded.ending().kind(), 1, Integer::sum);
            try {
                checkInvariants(recorded);
            } catch (AssertionError e) {
                throw new AssertionError("schedule " + schedule + ": " + e.getMessage(), e);
            }
        }

        if (only == null) {
            assertThat(endings).containsKeys(Ending.Kind.COMPLETED, Ending.Kind.NO_SLOTS);
        }
    }

    private static Recorded run(int schedule) {
        RandomStream random = RandomStream.of(20_260_101, schedule);
        var limits = Definitions.PATIENT
                .withTrialTime(Duration.ofSeconds(3 + random.nextInt(10)))
                .withGrace(Duration.ofSeconds(1))
                .withMaxAttempts(1 + random.nextInt(4))
                .withSlotTimeout(Duration.ofSeconds(20))
                .withAheadBelow(Duration.ofMillis(random.nextInt(2) * random.nextInt(10_000)));
        var definition = Definitions.of(new Budget(TRIALS, 1 + random.nextInt(6), null), limits, schedule);
        Faults faults = Faults.NONE
                .withSlotLoss(random.nextDouble() * 0.5, Duration.ofMillis(random.nextInt(5_000)))
                .withExceptions(random.nextDouble() * 0.3)
                .withNan(random.nextDouble() * 0.3)
                .withHangs(random.nextDouble() * 0.2, random.nextDouble() * 0.5)
                .withDelays(random.nextDouble() * 0.5, Duration.ofMillis(random.nextInt(4_000)))
                .withDuplicates(random.nextDouble() * 0.3);
        SimulatedProblem problem = (assignment, step) -> loss(assignment.configuration(), step, assignment.attempt());
        SimulatedSlots slots = SimulatedSlots.of(1 + random.nextInt(6))
                .problem(problem)
                .epochTime((assignment, step) -> Duration.ofMillis(200 + 100 * (assignment.trial() % 7)))
                .networkDelay(Duration.ofMillis(random.nextInt(50)))
                .suggestionCost(Duration.ofMillis(random.nextInt(3) * 400))
                .faults(faults)
                .seed(schedule);
        return Recorded.run(definition, new Halver(), new StopsTheWorst(), problem::train, slots);
    }

    /** Shows by which attempt it was said: the tens. */
    private static double loss(Configuration configuration, long step, int attempt) {
        return configuration.getDouble("x") + 1.0 / step + 10 * attempt;
    }

    private static void checkInvariants(Recorded recorded) {
        assertThat(recorded.ending().kind())
                .as("%s", recorded.ending())
                .isIn(Ending.Kind.COMPLETED, Ending.Kind.NO_SLOTS);
        if (recorded.ending().kind() == Ending.Kind.COMPLETED) {
            assertThat(recorded.trials())
                    .hasSize(TRIALS)
                    .allMatch(trial -> trial.state().hasEnded());
        }
        assertThat(recorded.trials())
                .extracting(Trial::number)
                .containsExactlyElementsOf(
                        IntStream.range(0, recorded.trials().size()).boxed().toList());
        recorded.trials().forEach(FaultySchedulesTest::checkTrial);
        checkNoSlotRanTwoTrials(recorded.trials());
        checkStartsAreCounted(recorded);
        assertThat(recorded.decidedAgain()).isEqualTo(recorded.decisions());
    }

    private static void checkTrial(Trial trial) {
        assertThat(trial.attempts())
                .extracting(Attempt::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, trial.attempts().size())
                                .boxed()
                                .toList());
        if (trial.isFinished()) {
            int last = trial.attempts().size();
            double expected = loss(trial.configuration(), trial.resource(), last);
            assertThat(trial.metric().orElseThrow()).isEqualTo(expected);
        }
        checkCurve(trial);
    }

    /** Every report is as it was said, and none of an earlier attempt came in behind one of a later attempt. */
    private static void checkCurve(Trial trial) {
        int attempt = 1;
        for (Report report : trial.curve().reports()) {
            assertThat(report.step()).isBetween(1L, trial.resource());
            if (!Double.isNaN(report.value())) {
                assertThat((int) report.value() / 10).isGreaterThanOrEqualTo(attempt);
                attempt = (int) report.value() / 10;
                assertThat(report.value()).isEqualTo(loss(trial.configuration(), report.step(), attempt));
            }
        }
    }

    /** A trial that waited on a busy slot, and was called back or lost there, has spent no time on it. */
    private static void checkNoSlotRanTwoTrials(List<Trial> trials) {
        TreeMap<String, List<Attempt>> bySlot = trials.stream()
                .flatMap(trial -> trial.attempts().stream())
                .collect(Collectors.groupingBy(Attempt::slot, TreeMap::new, Collectors.toCollection(ArrayList::new)));
        bySlot.forEach((slot, attempts) -> {
            attempts.removeIf(attempt -> attempt.startedAtMillis() == attempt.endedAtMillis()); // never began
            attempts.sort(Comparator.comparingLong(Attempt::startedAtMillis).thenComparing(Attempt::endedAtMillis));
            for (int i = 1; i < attempts.size(); i++) {
                assertThat(attempts.get(i).startedAtMillis())
                        .as(slot)
                        .isGreaterThanOrEqualTo(attempts.get(i - 1).endedAtMillis());
            }
        });
    }

    /** Each start is an attempt, and each attempt that is over was either told of or lost: nothing counts twice. */
    private static void checkStartsAreCounted(Recorded recorded) {
        long starts = recorded.decisions().stream()
                .flatMap(List::stream)
                .filter(Command.Start.class::isInstance)
                .count();
        long over = recorded.trials().stream()
                .mapToLong(trial -> trial.attempts().size())
                .sum();
        long running = recorded.trials().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .count();
        assertThat(over + running).isEqualTo(starts);

        long told = recorded.facts().stream()
                .filter(Event.Ended.class::isInstance)
                .map(fact -> ((Event.Ended) fact).trial() + "/" + ((Event.Ended) fact).attempt())
                .distinct()
                .count();
        assertThat(told).isLessThanOrEqualTo(starts);
    }
}
