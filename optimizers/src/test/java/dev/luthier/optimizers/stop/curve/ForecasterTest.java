package dev.luthier.optimizers.stop.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Report;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected values were computed with numpy. */
class ForecasterTest {
    private static final double[] LOSSES = {.90, .70, .60, .55, .50, .48, .45, .44, .42, .41};

    @Test
    void weighsTheFamiliesIntoOneForecast() {
        Forecast forecast = forecast(curve(1, LOSSES), 50);

        assertThat(forecast.mean()).isCloseTo(.3037632188, within(1e-9));
        assertThat(forecast.deviation()).isCloseTo(.0210874540, within(1e-9));
        assertThat(forecast.probabilityBelow(.3)).isCloseTo(.42918, within(1e-5));
        assertThat(forecast.probabilityBelow(.2)).isCloseTo(4.3136591739e-7, within(1e-12));
    }

    @Test
    void followsAPowerLawToItsEnd() {
        double[] losses = IntStream.rangeClosed(1, 20)
                .mapToDouble(step -> .2 + .5 * Math.pow(step, -.5))
                .toArray();

        Forecast forecast = forecast(curve(1, losses), 400);

        // The powers .4919 and .5953 are the nearest on its grid.
        assertThat(forecast.mean()).isCloseTo(.225, within(.003));
    }

    @Test
    void mirrorsWhenTheDirectionIsTurned() {
        Curve accuracies = curve(1, Arrays.stream(LOSSES).map(loss -> -loss).toArray());

        assertThat(new Forecaster().forecast(accuracies, 10, 50, Direction.MAXIMIZE))
                .isEqualTo(forecast(curve(1, LOSSES), 50));
    }

    @Test
    void doesNotDependOnHowStepsAreCounted() {
        Forecast forecast = forecast(curve(1, LOSSES), 50);

        assertThat(forecast(curve(1_000, LOSSES), 50_000)).isEqualTo(forecast);
        List<Report> fromZero =
                IntStream.range(0, 10).mapToObj(i -> new Report(i, LOSSES[i])).toList();
        assertThat(forecast(Curve.of(fromZero), 49)).isEqualTo(forecast);
    }

    @Test
    void looksAtTheFirstReportsOnlyWhereItIsTold() {
        double[] longer = Arrays.copyOf(LOSSES, 20);

        assertThat(new Forecaster().forecast(curve(1, longer), 10, 50, Direction.MINIMIZE))
                .isEqualTo(forecast(curve(1, LOSSES), 50));
    }

    @Test
    void leavesOutWhatIsNoNumber() {
        double[] gaps = LOSSES.clone();
        gaps[3] = Double.NaN;
        gaps[6] = Double.POSITIVE_INFINITY;

        assertThat(forecast(curve(1, gaps), 50).mean()).isCloseTo(.30, within(.03));
    }

    @Test
    void givesNoForecastForTooFewReportsOrARisingCurve() {
        Forecaster forecaster = new Forecaster();

        assertThat(forecaster.forecast(curve(1, .5, .4, .3, .2), 4, 50, Direction.MINIMIZE))
                .isNull();
        assertThat(forecaster.forecast(curve(1, .1, .2, .3, .4, .5, .6), 6, 50, Direction.MINIMIZE))
                .isNull();
        assertThat(forecaster.forecast(Curve.empty(), 0, 50, Direction.MINIMIZE))
                .isNull();
    }

    @Test
    void isSureOfACurveThatStandsStill() {
        Forecast forecast = forecast(curve(1, .5, .5, .5, .5, .5, .5), 50);

        assertThat(forecast.mean()).isEqualTo(.5);
        assertThat(forecast.probabilityBelow(.49)).isEqualTo(0);
        assertThat(forecast.probabilityBelow(.51)).isEqualTo(1);
    }

    @Test
    void thinsLongCurves() {
        double[] losses = IntStream.rangeClosed(1, 3_000)
                .mapToDouble(step -> .1 + .8 / (1 + step / 100.0))
                .toArray();

        assertThat(forecast(curve(1, losses), 10_000).mean()).isCloseTo(.1 + .8 / 101, within(2e-3));
    }

    @Test
    void remembersNothingOfTheCurvesBefore() {
        Forecaster used = new Forecaster();
        used.forecast(curve(1, .9, .3, .2, .15, .12, .11, .1, .09), 8, 80, Direction.MINIMIZE);

        assertThat(used.forecast(curve(1, LOSSES), 10, 50, Direction.MINIMIZE))
                .isEqualTo(forecast(curve(1, LOSSES), 50));
    }

    private static Forecast forecast(Curve curve, long step) {
        Forecast forecast = new Forecaster().forecast(curve, curve.size(), step, Direction.MINIMIZE);
        assertThat(forecast).isNotNull();
        return forecast;
    }

    private static Curve curve(long unit, double... losses) {
        return Curve.of(IntStream.range(0, losses.length)
                .mapToObj(i -> new Report((i + 1) * unit, losses[i]))
                .toList());
    }
}
