package dev.luthier.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.dashboard.finding.Story;
import dev.luthier.event.SlotId;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentViewTest {
    private static final long NOW = Long.MAX_VALUE - 1;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void tellsOfEveryTrialWhatTheControllerTells(long seed) {
        RecordedCourse course = RecordedCourse.faulty(seed);

        ExperimentView view = course.view(course.facts());

        List<Trial> expected = course.result().trials();
        assertThat(view.trials()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(line(view.trials().get(i))).as("seed %d", seed).isEqualTo(line(expected.get(i)));
        }
        assertThat(view.runs().get(0).kind())
                .isEqualTo(course.result().ending().kind().name());
        assertThat(view.bestTrialAt(NOW))
                .isNotNull()
                .extracting(TrialView::number)
                .isEqualTo(course.result().bestTrial().orElseThrow().number());
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void shownAtAnEarlierFactItIsWhatItWasThen(long seed) {
        RecordedCourse course = RecordedCourse.faulty(seed);
        ExperimentView later = course.view(course.facts());

        for (int facts = 1; facts < course.facts(); facts += 37) {
            ExperimentView then = course.view(facts);
            assertThat(lines(later, facts - 1)).as("after %d facts", facts).isEqualTo(lines(then, facts - 1));
            assertThat(later.countEndsAt(facts - 1)).isEqualTo(then.countEndsAt(facts - 1));
        }
    }

    @Test
    void readsDecisionsWhoseReasonsHoldSemicolons() {
        List<String> told = new ArrayList<>();

        Decisions.read(
                "confirm 5.1; stop 7.2: bad; so bad; stop it; withdraw 9.1: a slot is free; start 8.1 on 4.2 to 9 from 3; finish CANCELLED: a; b",
                new Decisions.Reader() {
                    @Override
                    public void start(int trial, int attempt, SlotId slot) {
                        told.add("start " + trial + " " + attempt + " " + slot);
                    }

                    @Override
                    public void stop(int trial, int attempt, String reason) {
                        told.add("stop " + trial + " " + attempt + " " + reason);
                    }

                    @Override
                    public void withdraw(int trial, int attempt, String reason) {
                        told.add("withdraw " + trial + " " + attempt + " " + reason);
                    }

                    @Override
                    public void release(SlotId slot) {
                        told.add("release " + slot);
                    }

                    @Override
                    public void finish(String kind, String detail) {
                        told.add("finish " + kind + " " + detail);
                    }
                });

        assertThat(told)
                .containsExactly(
                        "stop 7 2 bad; so bad; stop it",
                        "withdraw 9 1 a slot is free",
                        "start 8 1 slot 4.2",
                        "finish CANCELLED a; b");
    }

    private static List<String> lines(ExperimentView view, long fact) {
        return view.trials().stream()
                .filter(trial -> trial.isThereAt(fact))
                .map(trial -> trial.number() + " " + trial.stateAt(fact) + " " + trial.countAttemptsAt(fact) + " "
                        + trial.phaseAt(fact) + " " + curve(trial.curveAt(fact), fact) + " " + Story.of(trial, fact))
                .toList();
    }

    private static String line(TrialView trial) {
        TrialState state = trial.stateAt(NOW);
        TrialView.End end = trial.endAt(NOW);
        return trial.number() + " " + trial.configuration() + " " + (state.hasEnded() ? state : "OPEN") + " "
                + trial.phaseAt(NOW).resource() + " " + (end == null ? "" : outcome(end.outcome())) + " "
                + curve(trial.curveAt(NOW), NOW);
    }

    private static String line(Trial trial) {
        StringBuilder curve = new StringBuilder();
        trial.curve()
                .reports()
                .forEach(report -> curve.append(report.step())
                        .append('=')
                        .append(report.value())
                        .append(' '));
        return trial.number() + " " + trial.configuration() + " "
                + (trial.state().hasEnded() ? trial.state() : "OPEN") + " " + trial.resource() + " "
                + (trial.outcome() == null ? "" : outcome(trial.outcome())) + " " + curve;
    }

    // The words for a trial that ignores interruption are the controller's own.
    private static String outcome(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                ? failed.failure().kind().toString()
                : outcome.toString();
    }

    private static String curve(Points points, long fact) {
        StringBuilder curve = new StringBuilder();
        for (int i = 0; i < points.sizeAt(fact); i++) {
            curve.append(points.step(i)).append('=').append(points.value(i)).append(' ');
        }
        return curve.toString();
    }
}
