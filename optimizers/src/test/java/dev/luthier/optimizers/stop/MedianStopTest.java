package dev.luthier.optimizers.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.space.Configuration;
import dev.luthier.testkit.EarlyStopContract;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianStopTest extends EarlyStopContract {
    /** Running averages at steps 1 to 3 have the medians .5, .45 and .44. */
    private static final List<Trial> COMPLETED = List.of(
            finished(0, 0.50, 0.40, 0.35),
            finished(1, 0.60, 0.55, 0.50),
            finished(2, 0.45, 0.44, 0.43),
            finished(3, 0.70, 0.52, 0.30),
            finished(4, 0.40, 0.38, 0.36));

    private static final AbstractEarlyStop RULE = EarlyStops.median();

    @Override
    protected AbstractEarlyStop rule() {
        return EarlyStops.median();
    }

    @Test
    void stopsWhatIsWorseThanTheMedianOfRunningAverages() {
        assertThat(stops(RULE, running(0.62))).isTrue();
        assertThat(stops(RULE, running(0.62, 0.58))).isTrue();
        assertThat(stops(RULE, running(0.62, 0.58, 0.47))).isTrue();
        assertThat(stops(RULE, running(0.48))).isFalse();
    }

    @Test
    void letsWhatEqualsTheMedianGoOn() {
        assertThat(stops(RULE, running(0.5))).isFalse();
        assertThat(stops(RULE, running(0.5000001))).isTrue();
    }

    @Test
    void judgesTheBestValueSoFarAndNotTheLast() {
        assertThat(stops(RULE, running(0.42, 0.9))).isFalse();
    }

    @Test
    void ignoresNanBesideNumbersAndStopsWhatIsOnlyNan() {
        assertThat(stops(RULE, running(0.48, Double.NaN))).isTrue();
        assertThat(stops(RULE, running(0.44, Double.NaN))).isFalse();
        assertThat(stops(RULE, running(Double.NaN))).isTrue();
    }

    @Test
    void needsFiveCompletedTrials() {
        Trial hopeless = running(9.0);

        assertThat(RULE.earlyStopCheck(hopeless, COMPLETED.subList(0, 4), Direction.MINIMIZE))
                .isFalse();
        assertThat(EarlyStops.median()
                        .minCompleted(4)
                        .earlyStopCheck(hopeless, COMPLETED.subList(0, 4), Direction.MINIMIZE))
                .isTrue();
    }

    @Test
    void leavesOutTrialsThatDidNotGetAsFar() {
        List<Trial> completed = new ArrayList<>(COMPLETED.subList(0, 4));
        completed.add(finished(4, 0.40, 0.38));

        assertThat(RULE.earlyStopCheck(running(9, 9), completed, Direction.MINIMIZE))
                .isTrue();
        assertThat(RULE.earlyStopCheck(running(9, 9, 9), completed, Direction.MINIMIZE))
                .isFalse();
    }

    @Test
    void goesByStepsAndNotByPlacesInTheCurve() {
        Trial gaps = trial(9, TrialState.RUNNING, null, Curve.of(List.of(new Report(2, 0.46))));

        assertThat(stops(RULE, gaps)).isTrue();
        assertThat(stops(RULE, running(0.46))).isFalse();
    }

    @Test
    void countsStoppedTrialsOnlyIfTold() {
        List<Trial> stopped = new ArrayList<>();
        for (Trial trial : COMPLETED) {
            stopped.add(trial(trial.number(), TrialState.STOPPED, new Outcome.Stopped("test"), trial.curve()));
        }

        assertThat(RULE.earlyStopCheck(running(9), stopped, Direction.MINIMIZE)).isFalse();
        assertThat(EarlyStops.median().includeStopped().earlyStopCheck(running(9), stopped, Direction.MINIMIZE))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5 10, true", "10 12, false", "0 9 13, true", "10 20, true", "5 9, false"})
    void judgesWhenAStepOfTheIntervalIsPassed(String steps, boolean judged) {
        List<Report> reports = Arrays.stream(steps.split(" "))
                .map(step -> new Report(Long.parseLong(step), 9))
                .toList();
        List<Trial> completed = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            Curve curve = Curve.of(List.of(new Report(1, 0.5), new Report(100, 0.5)));
            completed.add(trial(number, TrialState.FINISHED, new Outcome.Finished(0.5), curve));
        }
        AbstractEarlyStop rule = EarlyStops.median().warmupSteps(10).interval(10);

        Trial trial = trial(9, TrialState.RUNNING, null, Curve.of(reports));

        assertThat(rule.earlyStopCheck(trial, completed, Direction.MINIMIZE)).isEqualTo(judged);
    }

    @Test
    void warmsUpForATenthOfTheResourceUnlessToldOtherwise() {
        Curve curve = Curve.of(List.of(new Report(1, 9)));
        Trial long100 = new Trial(9, 0, Configuration.of(), 100, TrialState.RUNNING, "", List.of(), curve, null);

        assertThat(stops(RULE, long100)).isFalse();
        assertThat(stops(EarlyStops.median().warmupSteps(1), long100)).isTrue();
    }

    @Test
    void saysItsNumbers() {
        String reason = RULE.reason(running(0.62, 0.58), COMPLETED, Direction.MINIMIZE);

        assertThat(reason)
                .isEqualTo("median rule: best 0.580000 up to step 2 is worse than 0.450000,"
                        + " the median of 5 running averages");
    }

    @Test
    void describesItselfByItsKnobs() {
        AbstractEarlyStop rule =
                EarlyStops.median().minCompleted(3).warmupSteps(2).interval(4).includeStopped();

        assertThat(rule.described().toString())
                .isEqualTo("median{includeStopped=true, interval=4, minCompleted=3, warmupSteps=2}");
        assertThat(EarlyStops.none().name()).isEqualTo("none");
    }

    @Test
    void refusesKnobsOutOfRange() {
        assertThatThrownBy(() -> EarlyStops.median().minCompleted(0))
                .hasMessage("minCompleted of the median rule is 0, must be 1 or more");
        assertThatThrownBy(() -> EarlyStops.median().interval(0)).hasMessageContaining("interval");
        assertThatThrownBy(() -> EarlyStops.median().warmupSteps(-1)).hasMessageContaining("must be 0 or more");
    }

    private static boolean stops(AbstractEarlyStop rule, Trial trial) {
        return rule.earlyStopCheck(trial, COMPLETED, Direction.MINIMIZE);
    }

    private static Trial finished(int number, double... values) {
        Curve curve = curve(values);
        return trial(number, TrialState.FINISHED, new Outcome.Finished(curve.last()), curve);
    }

    private static Trial running(double... values) {
        return trial(9, TrialState.RUNNING, null, curve(values));
    }

    private static Trial trial(int number, TrialState state, Outcome outcome, Curve curve) {
        return new Trial(number, 0, Configuration.of(), 3, state, "", List.of(), curve, outcome);
    }

    private static Curve curve(double... values) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            reports.add(new Report(i + 1, values[i]));
        }
        return Curve.of(reports);
    }
}
