package dev.luthier.optimizers.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.testkit.EarlyStopContract;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PercentileStopTest extends EarlyStopContract {
    /** Values at steps 1 to 3 have the 25th percentiles .45, .40 and .35, and the medians .5, .44 and .36. */
    private static final List<Trial> COMPLETED = List.of(
            Trials.finished(0, 0.50, 0.40, 0.35),
            Trials.finished(1, 0.60, 0.55, 0.50),
            Trials.finished(2, 0.45, 0.44, 0.43),
            Trials.finished(3, 0.70, 0.52, 0.30),
            Trials.finished(4, 0.40, 0.38, 0.36));

    @Override
    protected AbstractEarlyStop rule() {
        return EarlyStops.percentile(50);
    }

    @Test
    void stopsWhatIsWorseThanThePercentileOfTheValuesAtItsStep() {
        AbstractEarlyStop quarter = EarlyStops.percentile(25);

        assertThat(stops(quarter, 0.48)).isTrue();
        assertThat(stops(EarlyStops.median(), 0.48)).isFalse();
        assertThat(stops(quarter, 0.45)).isFalse();
        assertThat(stops(quarter, 0.9, 0.41)).isTrue();
        assertThat(stops(quarter, 0.9, 0.40)).isFalse();
        assertThat(stops(quarter, 0.9, 0.9, 0.36)).isTrue();
    }

    @Test
    void interpolatesBetweenNeighbours() {
        List<Trial> four = COMPLETED.subList(0, 4);
        AbstractEarlyStop rule = EarlyStops.percentile(50).minCompleted(4);

        // Values .45 .50 .60 .70 at step 1.
        assertThat(rule.earlyStopCheck(Trials.running(3, 0.551), four, Direction.MINIMIZE))
                .isTrue();
        assertThat(rule.earlyStopCheck(Trials.running(3, 0.549), four, Direction.MINIMIZE))
                .isFalse();
    }

    @Test
    void countsPercentilesFromTheBestInBothDirections() {
        List<Trial> maximized = new ArrayList<>();
        for (Trial trial : COMPLETED) {
            double[] values = trial.curve().reports().stream()
                    .mapToDouble(report -> -report.value())
                    .toArray();
            maximized.add(Trials.finished(trial.number(), values));
        }
        AbstractEarlyStop rule = EarlyStops.percentile(25);

        assertThat(rule.earlyStopCheck(Trials.running(3, -0.48), maximized, Direction.MAXIMIZE))
                .isTrue();
        assertThat(rule.earlyStopCheck(Trials.running(3, -0.44), maximized, Direction.MAXIMIZE))
                .isFalse();
    }

    @Test
    void leavesOutStoppedTrialsAndNan() {
        List<Trial> history = new ArrayList<>(COMPLETED);
        history.add(Trials.stopped(5, 3, 0.01));
        history.add(Trials.finished(6, Double.NaN, 0.9));

        String reason = EarlyStops.percentile(25).reason(Trials.running(3, 0.48), history, Direction.MINIMIZE);

        assertThat(reason)
                .isEqualTo("percentile rule: best 0.480000 up to step 1 is worse than 0.450000,"
                        + " percentile 25.0 of 5 values there");
    }

    @Test
    void countsATrialThatWasResumedOnceWithItsWholeCurve() {
        AbstractEarlyStop rule = EarlyStops.percentile(50).minCompleted(5);
        List<Trial> history = new ArrayList<>(COMPLETED.subList(0, 4));
        history.add(Trials.finished(4, 0.40));
        assertThat(rule.earlyStopCheck(Trials.running(3, 0.51), history, Direction.MINIMIZE))
                .isTrue();

        history.add(Trials.finished(4, 0.90, 0.38));

        // Now .45 .50 .60 .70 .90 at step 1: its median is .6.
        assertThat(rule.earlyStopCheck(Trials.running(3, 0.51), history, Direction.MINIMIZE))
                .isFalse();
        assertThat(rule.earlyStopCheck(Trials.running(3, 0.61), history, Direction.MINIMIZE))
                .isTrue();
    }

    @Test
    void describesItselfAndRefusesPercentilesThatAreNone() {
        assertThat(EarlyStops.percentile(25).warmupSteps(3).described().toString())
                .isEqualTo("percentile{interval=1, minCompleted=5, percentile=25.0, warmupSteps=3}");
        assertThatThrownBy(() -> EarlyStops.percentile(100))
                .hasMessage("percentile of the percentile rule is 100.0, must be above 0 and below 100");
    }

    private static boolean stops(AbstractEarlyStop rule, double... values) {
        return rule.earlyStopCheck(Trials.running(3, values), COMPLETED, Direction.MINIMIZE);
    }
}
