package dev.luthier.optimizers.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.optimizers.stop.curve.Forecast;
import org.junit.jupiter.api.Test;

class TrackRecordTest {
    @Test
    void learnsWhichPartOfTheGainComesTrue() {
        TrackRecord record = new TrackRecord();
        record.add(new Forecast(.1, .01, .5), .2); // .4 forecast
        record.add(new Forecast(.3, .01, .5), .1); // .2 forecast

        Forecast corrected = record.correct(new Forecast(.2, .02, .6));

        assertThat(corrected.mean()).isCloseTo(.4, within(1e-12));
        assertThat(corrected.deviation()).isCloseTo(.01, within(1e-12));
    }

    @Test
    void widensByTheErrorsOfTheRecord() {
        TrackRecord record = new TrackRecord();
        record.add(new Forecast(.1, .01, .5), .36);
        record.add(new Forecast(.1, .01, .5), .44);

        Forecast widened = record.widen(new Forecast(.2, .03, .6));

        assertThat(widened.mean()).isEqualTo(.2);
        assertThat(widened.deviation()).isCloseTo(.05, within(1e-12));
        assertThat(record.lowest(new Forecast(.2, .03, .6))).isCloseTo(.16, within(1e-12));
    }

    @Test
    void forgetsWhatIsLongAgo() {
        TrackRecord record = new TrackRecord();
        record.add(new Forecast(.1, .01, .5), 9);
        for (int i = 0; i < TrackRecord.MOST; i++) {
            record.add(new Forecast(.1, .01, .5), .4);
        }

        assertThat(record.size()).isEqualTo(TrackRecord.MOST);
        assertThat(record.lowest(new Forecast(.2, .03, .6))).isCloseTo(.2, within(1e-12));
    }

    @Test
    void neitherExpectsMoreThanWasForecastNorALoss() {
        TrackRecord eager = new TrackRecord();
        eager.add(new Forecast(.4, .01, .5), .3);
        TrackRecord sinking = new TrackRecord();
        sinking.add(new Forecast(.4, .01, .5), -.3);

        assertThat(eager.correct(new Forecast(.2, .03, .6)).mean()).isCloseTo(.2, within(1e-12));
        assertThat(sinking.correct(new Forecast(.2, .03, .6)).mean()).isEqualTo(.6);
    }
}
