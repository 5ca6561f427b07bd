package dev.luthier.optimizers.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.optimizers.gaussian.Evidence.Kind;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private final Evidence.Encoded encoded = new Evidence.Encoded(Examples.line());

    private static Trial trial(int number, Outcome outcome, Report... reports) {
        Configuration configuration = Configuration.of("x", number / 10.0);
        Curve curve = Curve.of(List.of(reports));
        return new Trial(number, 0, configuration, 1, outcome.state(), "", List.of(), curve, outcome);
    }

    private static Trial finished(int number, double metric) {
        return trial(number, new Outcome.Finished(metric));
    }

    private static Trial failed(int number) {
        return trial(number, new Outcome.Failed(new Failure(Failure.Kind.EXCEPTION, "out of memory")));
    }

    private static Trial stopped(int number, double last) {
        return trial(number, new Outcome.Stopped("hopeless"), new Report(1, last));
    }

    private Evidence evidence(Direction direction, Trial... ended) {
        return Evidence.of(Reading.metric(direction, trial -> true, encoded).rows(List.of(ended)), 1);
    }

    @Test
    void scoresAreStandardisedAndLargerIsBetter() {
        double[] minimized = evidence(
                        Direction.MINIMIZE, finished(0, 1), finished(1, 2), finished(2, 3), finished(3, 4))
                .scores();
        double[] maximized = evidence(
                        Direction.MAXIMIZE, finished(0, -1), finished(1, -2), finished(2, -3), finished(3, -4))
                .scores();

        assertThat(minimized).containsExactly(new double[] {1.34164, 0.44721, -0.44721, -1.34164}, within(1e-5));
        assertThat(maximized).isEqualTo(minimized);
    }

    @Test
    void failedTrialsAreTheWorstAndDoNotChangeTheOthers() {
        Evidence without = evidence(Direction.MINIMIZE, finished(0, 1), finished(1, 2), finished(2, 5));
        Evidence with = evidence(Direction.MINIMIZE, finished(0, 1), failed(3), finished(1, 2), finished(2, 5));

        assertThat(with.scores())
                .containsExactly(without.scores()[0], without.scores()[2], without.scores()[1], without.scores()[2]);
        assertThat(with.failures()).containsExactly(0, -1, 0, 0);
        assertThat(with.count(Kind.FAILED)).isEqualTo(1);
    }

    @Test
    void stoppedTrialsAreNoBetterThanTheMedianAndUncertain() {
        Evidence evidence = evidence(
                Direction.MINIMIZE, finished(0, 1), finished(1, 2), finished(2, 5), stopped(3, 0.5), stopped(4, 9));

        assertThat(evidence.rows().get(3).loss()).isEqualTo(2);
        assertThat(evidence.rows().get(4).loss()).isEqualTo(9);
        assertThat(evidence.rows().get(4).extraNoise()).isPositive();
        assertThat(evidence.rows().get(0).extraNoise()).isZero();
    }

    @Test
    void stoppedTrialsWithoutAUsableReportDoNotCount() {
        Evidence evidence = evidence(
                Direction.MINIMIZE,
                finished(0, 1),
                stopped(1, Double.NaN),
                trial(2, new Outcome.Stopped("experiment cancelled")));

        assertThat(evidence.rows()).hasSize(1);
    }

    @Test
    void lastEndingOfATrialCounts() {
        Evidence evidence = evidence(Direction.MINIMIZE, stopped(0, 3), finished(1, 2), finished(0, 1));

        assertThat(evidence.rows()).hasSize(2);
        assertThat(evidence.rows().get(0).loss()).isEqualTo(1);
        assertThat(evidence.rows().get(0).kind()).isEqualTo(Kind.FINISHED);
    }

    @Test
    void equalMetricsSayNothing() {
        assertThat(evidence(Direction.MINIMIZE, finished(0, 7), finished(1, 7), failed(2))
                        .isFlat())
                .isTrue();
        assertThat(evidence(Direction.MINIMIZE, failed(0)).isFlat()).isTrue();
    }

    @Test
    void selectionKeepsTheBestTheNewestAndSomeOfAllAges() {
        Trial[] ended = new Trial[200];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = finishedAt(i, (i * 37) % 200);
        }
        Evidence evidence = evidence(Direction.MINIMIZE, ended);

        int[] kept = Selection.of(evidence, encoded, 50);

        assertThat(kept).hasSize(50).isSorted().doesNotHaveDuplicates().contains(0, 199, 198, 173);
        assertThat(Selection.of(evidence, encoded, 500)).hasSize(200);
    }

    private static Trial finishedAt(int number, double metric) {
        Configuration configuration = Configuration.of("x", number / 200.0);
        Outcome outcome = new Outcome.Finished(metric);
        return new Trial(number, 0, configuration, 1, outcome.state(), "", List.of(), Curve.empty(), outcome);
    }
}
