package dev.luthier.optimizers.halving.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.optimizers.halving.rung.RungLevels;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MilestonesTest {
    private final Milestones milestones = new Milestones(RungLevels.of(1, 9, 3), Direction.MINIMIZE);

    @Test
    void readsALossAtEveryRungOffTheCurve() {
        milestones.update(List.of(trial(0, 3, 3, new Outcome.Finished(.3))));

        assertThat(milestones.ofEnded())
                .map(MilestonesTest::words)
                .containsExactly("0 at rung 0: 0.9", "0 at rung 1: 0.3");
    }

    @Test
    void addsWhatIsNewOfATrialThatWasResumed() {
        Trial paused = trial(0, 1, 1, new Outcome.Finished(.9));
        milestones.update(List.of(paused));
        milestones.update(List.of(paused, trial(0, 3, 3, new Outcome.Finished(.3))));

        assertThat(milestones.ofEnded())
                .map(MilestonesTest::words)
                .containsExactly("0 at rung 0: 0.9", "0 at rung 1: 0.3");
    }

    @Test
    void learnsFromTrialsThatStillRun() {
        Trial paused = trial(0, 1, 1, new Outcome.Finished(.9));
        milestones.update(List.of(paused));

        List<Result> all = milestones.with(List.of(trial(0, 4, 9, null), trial(1, 2, 9, null)));

        assertThat(all)
                .map(MilestonesTest::words)
                .containsExactly("0 at rung 0: 0.9", "0 at rung 1: 0.3", "1 at rung 0: 0.9");
        assertThat(milestones.ofEnded()).hasSize(1);
    }

    @Test
    void failsOnlyAtTheRungThatItWasOnItsWayTo() {
        Failure failure = new Failure(Failure.Kind.EXCEPTION, "out of luck");
        milestones.update(List.of(trial(0, 2, 3, new Outcome.Failed(failure))));

        assertThat(milestones.ofEnded())
                .map(MilestonesTest::words)
                .containsExactly("0 at rung 0: 0.9", "0 at rung 1: NaN");
    }

    @Test
    void neitherFailsNorEndsWhereItWasStopped() {
        milestones.update(List.of(trial(0, 4, 9, new Outcome.Stopped("hopeless"))));

        assertThat(milestones.ofEnded())
                .map(MilestonesTest::words)
                .containsExactly("0 at rung 0: 0.9", "0 at rung 1: 0.3");
    }

    private static String words(Result result) {
        return result.trial().number() + " at rung " + result.rung() + ": " + result.loss();
    }

    private static Trial trial(int number, long steps, long resource, @Nullable Outcome outcome) {
        List<Report> reports = LongStream.rangeClosed(1, steps)
                .mapToObj(step -> new Report(step, step < 3 ? .9 : .3))
                .toList();
        TrialState state = outcome == null ? TrialState.RUNNING : outcome.state();
        return new Trial(number, 0, Configuration.of(), resource, state, "", List.of(), Curve.of(reports), outcome);
    }
}
