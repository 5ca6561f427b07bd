package dev.luthier.optimizers.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.random.RandomStream;
import dev.luthier.testkit.EarlyStopContract;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvePredictionStopTest extends EarlyStopContract {
    private static final int RESOURCE = 40;

    @Override
    protected AbstractEarlyStop rule() {
        return EarlyStops.curvePrediction();
    }

    @Override
    protected long maxResource() {
        return 20;
    }

    @Test
    void stopsWhatWillNotReachTheBest() {
        List<Trial> history = history(12);

        assertThat(stops(running(.5, 20), history)).isTrue();
        assertThat(stops(running(.05, 20), history)).isFalse();
    }

    @Test
    void letsASlowCurveGoOnThatIsStillWorseButFallsFaster() {
        double[] falling = IntStream.rangeClosed(1, 20)
                .mapToDouble(step -> 1 - .045 * step)
                .toArray();

        assertThat(falling[19]).isGreaterThan(.09);
        assertThat(stops(Trials.running(RESOURCE, falling), history(12))).isFalse();
    }

    @Test
    void letsARisingCurveGoOn() {
        double[] rising = IntStream.rangeClosed(1, 20)
                .mapToDouble(step -> .5 + .01 * step)
                .toArray();

        assertThat(stops(Trials.running(RESOURCE, rising), history(12))).isFalse();
    }

    @Test
    void stopsWhatSaysNothingButNan() {
        double[] nothing = new double[10];
        Arrays.fill(nothing, Double.NaN);

        assertThat(stops(Trials.running(RESOURCE, nothing), history(12))).isTrue();
    }

    @Test
    void waitsForAFifthOfTheResourceAndForEightThatTellHowGoodForecastsAre() {
        assertThat(stops(running(.9, 7), history(12))).isFalse();
        assertThat(stops(running(.9, 8), history(12))).isTrue();
        assertThat(stops(running(.9, 8), history(7))).isFalse();
        assertThat(stops(running(.9, 8), history(8))).isTrue();
    }

    @Test
    void comparesOnlyWithTrialsOfTheSameResource() {
        Trial shorter = Trials.running(RESOURCE - 1, curve(.9, 20, 0));

        assertThat(stops(shorter, history(12))).isFalse();
    }

    @Test
    void runsEveryTenthTrialToItsEnd() {
        Trial hopeless = running(.9, 20);
        Trial control = Trials.trial(990, RESOURCE, TrialState.RUNNING, null, hopeless.curve());

        assertThat(stops(control, history(12))).isFalse();
        assertThat(EarlyStops.curvePrediction()
                        .controlEvery(7)
                        .earlyStopCheck(control, history(12), Direction.MINIMIZE))
                .isTrue();
    }

    @Test
    void stopsAtMostFourOfFive() {
        List<Trial> history = history(10);
        for (int number = 10; number < 49; number++) {
            history.add(Trials.stopped(number, RESOURCE, curve(.9, 10, number)));
        }
        assertThat(stops(running(.9, 20), history)).isTrue();

        history.add(Trials.stopped(49, RESOURCE, curve(.9, 10, 49)));

        assertThat(stops(running(.9, 20), history)).isFalse();
        assertThat(EarlyStops.curvePrediction()
                        .mostStopped(.9)
                        .earlyStopCheck(running(.9, 20), history, Direction.MINIMIZE))
                .isTrue();
    }

    @Test
    void doesNotHoldALuckyResultAgainstOthers() {
        List<Trial> history = history(12);
        double[] curve = curve(.3, RESOURCE, 12);
        history.add(Trials.trial(12, RESOURCE, TrialState.FINISHED, new Outcome.Finished(-5), Trials.curve(curve)));

        String reason = EarlyStops.curvePrediction().reason(running(.5, 20), history, Direction.MINIMIZE);

        assertThat(reason).contains("better than 0.1");
    }

    @Test
    void saysItsProbabilityAndWhatItComesFrom() {
        List<Trial> history = history(12);

        String reason = EarlyStops.curvePrediction().reason(running(.5, 20), history, Direction.MINIMIZE);

        assertThat(reason)
                .matches("curve prediction: after step 20 it ends at 0\\.51\\d+ ± \\S+,"
                        + " better than 0\\.11\\d+ with probability \\S+");
    }

    @Test
    void tellsTheProbabilityOfBecomingTheBest() {
        CurvePredictionStop rule = EarlyStops.curvePrediction();
        List<Trial> history = history(12);

        assertThat(rule.probability(running(.5, 20), history, Direction.MINIMIZE)
                        .orElseThrow())
                .isLessThan(.01);
        assertThat(rule.probability(running(.0, 20), history, Direction.MINIMIZE)
                        .orElseThrow())
                .isGreaterThan(.9);
        assertThat(rule.probability(running(.5, 20), List.of(), Direction.MINIMIZE))
                .isEmpty();
    }

    @Test
    void describesItselfAndRefusesSettingsOutOfRange() {
        CurvePredictionStop rule = EarlyStops.curvePrediction();

        assertThat(rule.described().toString())
                .isEqualTo("curve-prediction{controlEvery=10, minCompleted=8, mostStopped=0.8, probability=0.02}");
        assertThat(rule.warmupSteps(3).settings()).containsEntry("warmupSteps", 3L);
        assertThatThrownBy(() -> rule.probability(1)).hasMessageContaining("probability of the curve prediction");
        assertThatThrownBy(() -> rule.minCompleted(0)).hasMessageContaining("minCompleted");
        assertThatThrownBy(() -> rule.controlEvery(0)).hasMessageContaining("controlEvery");
        assertThatThrownBy(() -> rule.mostStopped(1.1)).hasMessageContaining("mostStopped");
        assertThatThrownBy(() -> rule.warmupSteps(-1)).hasMessageContaining("warmupSteps");
    }

    /** Trials that end at .1, .12, .14 … */
    private static List<Trial> history(int size) {
        List<Trial> history = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            history.add(Trials.finished(number, curve(.1 + .02 * number, RESOURCE, number)));
        }
        return history;
    }

    private static Trial running(double level, int reports) {
        return Trials.running(RESOURCE, curve(level, reports, 999));
    }

    private static double[] curve(double level, int reports, int number) {
        return IntStream.rangeClosed(1, reports)
                .mapToDouble(step -> level
                        + .5 / (1 + step)
                        + .002 * RandomStream.of(1, number, step).nextDouble())
                .toArray();
    }

    private static boolean stops(Trial trial, List<Trial> history) {
        return EarlyStops.curvePrediction().earlyStopCheck(trial, history, Direction.MINIMIZE);
    }
}
