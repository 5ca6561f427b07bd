package dev.luthier.optimizers.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final long FULL = 9;

    @Test
    void putsFinishedTrialsBeforeStoppedOnesAndFailedOnesLast() {
        Trial failed = trial(0, FULL, new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "no")));
        Trial stoppedLate = trial(1, FULL, new Outcome.Stopped("rule"), new Report(5, 0.1));
        Trial stoppedEarly = trial(2, FULL, new Outcome.Stopped("rule"), new Report(3, 0.05));
        Trial low = trial(3, 3, new Outcome.Finished(0.01));
        Trial worse = trial(4, FULL, new Outcome.Finished(0.9));
        Trial better = trial(5, FULL, new Outcome.Finished(0.8));

        assertThat(ranked(Direction.MINIMIZE, failed, stoppedLate, stoppedEarly, low, worse, better))
                .containsExactly(5, 4, 1, 3, 2, 0);
    }

    @Test
    void turnsWithTheDirection() {
        Trial one = trial(0, FULL, new Outcome.Finished(1));
        Trial two = trial(1, FULL, new Outcome.Finished(2));

        assertThat(ranked(Direction.MAXIMIZE, one, two)).containsExactly(1, 0);
    }

    @Test
    void leavesTiesToTheNumber() {
        Trial later = trial(7, FULL, new Outcome.Finished(0.0));
        Trial earlier = trial(3, FULL, new Outcome.Finished(-0.0));

        assertThat(ranked(Direction.MINIMIZE, later, earlier)).containsExactly(3, 7);
    }

    @Test
    void judgesNothingByReportsThatAreNoNumbers() {
        Trial stopped = trial(0, FULL, new Outcome.Stopped("rule"), new Report(5, Double.NaN));
        Trial silent = trial(1, FULL, new Outcome.Stopped("rule"));

        assertThat(Standing.of(stopped, Direction.MINIMIZE, FULL).isJudged()).isFalse();
        assertThat(Standing.of(silent, Direction.MINIMIZE, FULL).isJudged()).isFalse();
    }

    private static List<Integer> ranked(Direction direction, Trial... trials) {
        return Stream.of(trials)
                .map(trial -> Standing.of(trial, direction, FULL))
                .sorted()
                .map(Standing::trial)
                .toList();
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
