package dev.luthier.optimizers.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.testkit.EarlyStopContract;
import dev.luthier.trial.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceStopTest extends EarlyStopContract {
    @Override
    protected AbstractEarlyStop rule() {
        return EarlyStops.patience(1);
    }

    @Override
    protected boolean needsNoHistory() {
        return true;
    }

    @Test
    void stopsWhenTheNewestReportsAreAllWorseThanTheBestBefore() {
        AbstractEarlyStop rule = EarlyStops.patience(2);

        assertThat(stops(rule, .5, .6, .6)).isFalse(); // two reports after the best are not yet three
        assertThat(stops(rule, .5, .6, .6, .6)).isTrue();
        assertThat(stops(rule, .5, .6, .6, .4)).isFalse();
        assertThat(stops(rule, .5, .6, .6, .5)).isFalse(); // as good as before is not worse
    }

    @Test
    void callsWorseOnlyWhatIsWorseByMoreThanDelta() {
        AbstractEarlyStop rule = EarlyStops.patience(0).minDelta(.25);

        assertThat(stops(rule, .5, .75)).isFalse();
        assertThat(stops(rule, .5, .76)).isTrue();
    }

    @Test
    void looksForTheHighestWhereThatIsBest() {
        AbstractEarlyStop rule = EarlyStops.patience(0).minDelta(.25);

        assertThat(rule.earlyStopCheck(Trials.running(9, .5, .2), List.of(), Direction.MAXIMIZE))
                .isTrue();
        assertThat(rule.earlyStopCheck(Trials.running(9, .5, .3), List.of(), Direction.MAXIMIZE))
                .isFalse();
    }

    @Test
    void takesNanForTheWorst() {
        assertThat(stops(EarlyStops.patience(0), .5, Double.NaN)).isTrue();
        assertThat(stops(EarlyStops.patience(0), Double.NaN, Double.NaN)).isFalse();
        assertThat(stops(EarlyStops.patience(1), .5, Double.NaN, .4)).isFalse();
    }

    @Test
    void saysItsNumbersAndSettings() {
        AbstractEarlyStop rule = EarlyStops.patience(1).warmupSteps(3);

        assertThat(stops(EarlyStops.patience(0).warmupSteps(3), .5, .6)).isFalse();
        assertThat(rule.reason(Trials.running(9, .5, .6, .7), List.of(), Direction.MINIMIZE))
                .isEqualTo("patience rule: best 0.600000 of the newest 2 reports up to step 3"
                        + " is worse than 0.500000 before them");
        assertThat(rule.described().toString())
                .isEqualTo("patience{interval=1, minDelta=0.0, patience=1, warmupSteps=3}");
        assertThatThrownBy(() -> EarlyStops.patience(-1)).hasMessageContaining("patience of the patience rule is -1");
        assertThatThrownBy(() -> EarlyStops.patience(1).minDelta(Double.NaN)).hasMessageContaining("minDelta");
    }

    private static boolean stops(AbstractEarlyStop rule, double... values) {
        return rule.earlyStopCheck(Trials.running(9, values), List.of(), Direction.MINIMIZE);
    }
}
