package dev.luthier.optimizers.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.definition.Constraint;
import dev.luthier.definition.Goals;
import dev.luthier.definition.Objective;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final long FULL = 9;

    @Test
    void putsFinishedTrialsBeforeStoppedOnesAndFailedOnesLast() {
        Trial failed = trial(0, FULL, new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "no")));
        Trial stoppedLate = trial(1, FULL, new Outcome.Stopped("rule"), new Report(5, 0.1));
        Trial stoppedEarly = trial(2, FULL, new Outcome.Stopped("rule"), new Report(3, 0.05));
        Trial low = trial(3, 3, finished(0.01));
        Trial worse = trial(4, FULL, finished(0.9));
        Trial better = trial(5, FULL, finished(0.8));

        assertThat(ranked(Direction.MINIMIZE, failed, stoppedLate, stoppedEarly, low, worse, better))
                .containsExactly(5, 4, 1, 3, 2, 0);
    }

    @Test
    void turnsWithTheDirection() {
        Trial one = trial(0, FULL, finished(1));
        Trial two = trial(1, FULL, finished(2));

        assertThat(ranked(Direction.MAXIMIZE, one, two)).containsExactly(1, 0);
    }

    @Test
    void leavesTiesToTheNumber() {
        Trial later = trial(7, FULL, finished(0.0));
        Trial earlier = trial(3, FULL, finished(-0.0));

        assertThat(ranked(Direction.MINIMIZE, later, earlier)).containsExactly(3, 7);
    }

    @Test
    void judgesNothingByReportsThatAreNoNumbers() {
        Trial stopped = trial(0, FULL, new Outcome.Stopped("rule"), new Report(5, Double.NaN));
        Trial silent = trial(1, FULL, new Outcome.Stopped("rule"));

        assertThat(Standing.of(stopped, goals(Direction.MINIMIZE), FULL).isJudged())
                .isFalse();
        assertThat(Standing.of(silent, goals(Direction.MINIMIZE), FULL).isJudged())
                .isFalse();
    }

    @Test
    void putsTrialsThatViolateAConstraintAfterAllThatKeepIt() {
        Trial heavy = trial(0, FULL, new Outcome.Finished(0.1, Map.of("memory", 700.0)));
        Trial slightlyHeavy = trial(1, FULL, new Outcome.Finished(0.5, Map.of("memory", 501.0)));
        Trial light = trial(2, FULL, new Outcome.Finished(0.9, Map.of("memory", 500.0)));
        Trial stopped = trial(3, FULL, new Outcome.Stopped("rule"), new Report(3, 0.05));
        Trial failed = trial(4, FULL, new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "no")));

        assertThat(ranked(Direction.MINIMIZE, heavy, slightlyHeavy, light, stopped, failed))
                .containsExactly(2, 3, 1, 0, 4);
    }

    private static Goals goals(Direction direction) {
        return new Goals(
                List.of(new Objective("loss", direction)),
                List.of(new Constraint("memory", Constraint.Kind.AT_MOST, 500)));
    }

    private static List<Integer> ranked(Direction direction, Trial... trials) {
        return Stream.of(trials)
                .map(trial -> Standing.of(trial, goals(direction), FULL))
                .sorted()
                .map(Standing::trial)
                .toList();
    }

    private static Outcome finished(double metric) {
        return new Outcome.Finished(metric, Map.of("memory", 100.0));
    }

    private static Trial trial(int number, long resource, Outcome outcome, Report... reports) {
        return new Trial(
                number,
                0,
                Configuration.of(),
                resource,
                outcome.state(),
                "",
                List.of(),
                Curve.of(List.of(reports)),
                outcome);
    }
}
