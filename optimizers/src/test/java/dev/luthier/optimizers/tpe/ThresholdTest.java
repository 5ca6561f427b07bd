package dev.luthier.optimizers.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Constraint;
import dev.luthier.definition.Goals;
import dev.luthier.definition.Objective;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {
    private static final long FULL = 9;
    private static final TpeSettings ORIGINAL = new TpeSettings(10, 0.1, 1, 2, 24, 0);
    private static final SearchSpace SPACE = SearchSpace.builder()
            .uniform("x", 0, 1)
            .choice("kind", "plain", "fancy")
            .when("kind")
            .is("fancy", fancy -> fancy.uniform("y", 0, 1))
            .build();

    private final TrialTable table = new TrialTable(SPACE, Goals.of("loss", Direction.MINIMIZE), FULL);
    private final List<Trial> history = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 1", "11, 2", "100, 10", "250, 25", "251, 25", "1000, 25"})
    void tenPercentAreGoodButNeverMoreThan25(int finished, int good) {
        for (int i = 0; i < finished; i++) {
            finish(i, i);
        }

        assertThat(thresholds(ORIGINAL).get(0).good()).hasSize(good);
    }

    @Test
    void goodTrialsAreTheBestInTheOrderOfTheirAge() {
        for (int i = 0; i < 20; i++) {
            finish(i, i == 3 ? -2 : i == 17 ? -3 : i);
        }

        assertThat(thresholds(ORIGINAL).get(0).good()).containsExactly(3, 17);
    }

    @Test
    void runningTrialsAreNotGoodAndDoNotCount() {
        for (int i = 0; i < 11; i++) {
            finish(i, i);
        }
        List<Trial> running = new ArrayList<>();
        for (int i = 11; i < 20; i++) {
            running.add(trial(i, TrialState.RUNNING, FULL, Curve.empty(), null));
        }

        table.update(history, running);
        Threshold threshold = Threshold.of(table, 0, Branch.WHOLE, ORIGINAL).get(0);

        assertThat(threshold.good()).containsExactly(0, 1);
        assertThat(threshold.others()).hasSize(18).endsWith(17, 18, 19);
    }

    @Test
    void failedTrialsAreNotGood() {
        fail(0);
        finish(1, 5);
        fail(2);

        Threshold threshold = thresholds(ORIGINAL).get(0);

        assertThat(threshold.good()).containsExactly(1);
        assertThat(threshold.others()).containsExactly(0, 2);
    }

    @Test
    void stoppedTrialsComeAfterFinishedOnesByTheirStepThenByTheirValue() {
        stop(0, 3, 0.05);
        stop(1, 5, 0.1);
        stop(2, 5, Double.NaN);
        stop(3, 5, 0.09);
        finish(4, 1000);
        stop(5, -1, 0);

        table.update(history, List.of());

        assertThat(table.ranked(0)).containsExactly(4, 3, 1, 2, 0, 5);
    }

    @Test
    void infeasibleTrialsComeLastInTheOrderOfTheirViolation() {
        Goals goals = new Goals(
                List.of(new Objective("loss", Direction.MINIMIZE)),
                List.of(
                        new Constraint("seconds", Constraint.Kind.AT_MOST, 10),
                        new Constraint("recall", Constraint.Kind.AT_LEAST, 0.5)));
        TrialTable constrained = new TrialTable(SPACE, goals, FULL);
        measure(0, -7, 12, 0.75);
        measure(1, -9, 11, 0.25);
        measure(2, -8, 10, 0.5);
        measure(3, -6, 11.25, 0.5);
        stop(4, 5, 0.1);
        measure(5, -7.5, 9, 0.9);

        constrained.update(history, List.of());

        // by their violations: none, none, unknown, 1.25, 1.25, 2
        assertThat(constrained.ranked(0)).containsExactly(2, 5, 4, 1, 3, 0);
    }

    @Test
    void aResumedTrialIsJudgedByItsLastEnding() {
        end(trial(0, TrialState.FINISHED, 3, Curve.empty(), new Outcome.Finished(0.1)));
        end(trial(1, TrialState.FINISHED, 3, Curve.empty(), new Outcome.Finished(0.2)));
        end(trial(1, TrialState.FINISHED, FULL, Curve.empty(), new Outcome.Finished(0.3)));

        table.update(history, List.of());

        assertThat(table.ranked(0)).containsExactly(1, 0);
    }

    @Test
    void aGroupLearnsOnlyFromTrialsThatHadIt() {
        finish(0, 0);
        end(finished(1, 5, Configuration.of("x", 0.1, "kind", "fancy", "y", 0.2)));
        end(finished(2, 4, Configuration.of("x", 0.1, "kind", "fancy", "y", 0.3)));

        table.update(history, List.of());
        Threshold threshold = Threshold.of(table, 2, Branch.WHOLE, ORIGINAL).get(0);

        assertThat(threshold.good()).containsExactly(2);
        assertThat(threshold.others()).containsExactly(1);
    }

    @Test
    void looserThresholdsTakeMoreTrialsAsGood() {
        for (int i = 0; i < 100; i++) {
            finish(i, i);
        }

        assertThat(thresholds(new TpeSettings(10, 0.1, 3, 2, 24, 0)))
                .extracting(threshold -> threshold.good().length)
                .containsExactly(10, 20, 40, 80);
    }

    @Test
    void ofVeryManyOtherTrialsTheOldAreThinnedAndStandForTheRest() {
        for (int i = 0; i < 3000; i++) {
            finish(i, i);
        }

        Threshold threshold = thresholds(ORIGINAL).get(0);

        assertThat(threshold.others()).hasSizeBetween(200, 280).isSorted().endsWith(2997, 2998, 2999);
        double older = 0;
        for (int i = 0; i < threshold.others().length - 120; i++) {
            older += threshold.weights()[i];
        }
        assertThat(older).isBetween(1000.0, 1500.0); // of 2855 trials, whose weights rise from nearly 0 to nearly 1
        assertThat(threshold.odds()).isEqualTo(Odds.of(25, 2975));
    }

    private List<Threshold> thresholds(TpeSettings settings) {
        table.update(history, List.of());
        return Threshold.of(table, 0, Branch.WHOLE, settings);
    }

    private void finish(int number, double loss) {
        end(finished(number, loss, Configuration.of("x", 0.5, "kind", "plain")));
    }

    private static Trial finished(int number, double loss, Configuration configuration) {
        return new Trial(
                number,
                0,
                configuration,
                FULL,
                TrialState.FINISHED,
                "",
                List.of(),
                Curve.empty(),
                new Outcome.Finished(loss));
    }

    private void measure(int number, double loss, double seconds, double recall) {
        Map<String, Double> metrics = Map.of("loss", loss, "seconds", seconds, "recall", recall);
        end(trial(number, TrialState.FINISHED, FULL, Curve.empty(), new Outcome.Finished(loss, metrics)));
    }

    private void fail(int number) {
        Failure failure = new Failure(Failure.Kind.EXCEPTION, "out of memory");
        end(trial(number, TrialState.FAILED, FULL, Curve.empty(), new Outcome.Failed(failure)));
    }

    /** @param step of its only report; none if below 0 */
    private void stop(int number, long step, double value) {
        Curve curve = step < 0 ? Curve.empty() : Curve.of(List.of(new Report(step, value)));
        end(trial(number, TrialState.STOPPED, FULL, curve, new Outcome.Stopped("hopeless")));
    }

    private void end(Trial trial) {
        history.add(trial);
    }

    private static Trial trial(int number, TrialState state, long resource, Curve curve, @Nullable Outcome outcome) {
        Configuration configuration = Configuration.of("x", 0.5, "kind", "plain");
        return new Trial(number, 0, configuration, resource, state, "", List.of(), curve, outcome);
    }
}
