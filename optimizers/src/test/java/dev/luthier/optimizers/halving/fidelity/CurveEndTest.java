package dev.luthier.optimizers.halving.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurveEndTest {

    @Test
    void isTheEndOfACurveThatFallsAsALogarithm() {
        Trial trial = trial(27, step -> 1 - .1 * Math.log((double) step));

        assertThat(loss(trial, Direction.MINIMIZE)).isCloseTo(1 - .1 * Math.log(27), within(1e-12));
    }

    @Test
    void mirrorsWhenTheMetricIsMaximized() {
        Trial trial = trial(27, step -> .1 * Math.log((double) step));

        assertThat(loss(trial, Direction.MAXIMIZE)).isCloseTo(-.1 * Math.log(27), within(1e-12));
    }

    @Test
    void leavesLessThanHalfOfTheNoise() {
        double squares = 0;
        for (int i = 0; i < 200; i++) {
            double[] noise = noise(RandomStream.of(i));
            Trial trial = trial(81, step -> .2 + noise[(int) step]);
            squares += Math.pow(loss(trial, Direction.MINIMIZE) - .2, 2);
        }

        assertThat(Math.sqrt(squares / 200)).isLessThan(.5);
    }

    @Test
    void isTheMetricItselfWhereTooLittleWasReported() {
        assertThat(loss(trial(3, step -> 1.0 / step), Direction.MINIMIZE)).isEqualTo(1 / 3.0);
    }

    @Test
    void isTheMetricItselfWhereAReportIsNotANumber() {
        assertThat(loss(trial(9, step -> step == 5 ? Double.NaN : 1.0 / step), Direction.MINIMIZE))
                .isEqualTo(1 / 9.0);
    }

    private static double[] noise(RandomStream random) {
        double[] noise = new double[82];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        return noise;
    }

    private static double loss(Trial trial, Direction direction) {
        return CurveEnd.loss(trial, trial.metric().orElseThrow(), direction);
    }

    private static Trial trial(long steps, LongToDoubleFunction value) {
        List<Report> reports = LongStream.rangeClosed(1, steps)
                .mapToObj(step -> new Report(step, value.applyAsDouble(step)))
                .toList();
        Outcome outcome = new Outcome.Finished(value.applyAsDouble(steps));
        return new Trial(0, 0, Configuration.of(), steps, outcome.state(), "", List.of(), Curve.of(reports), outcome);
    }
}
