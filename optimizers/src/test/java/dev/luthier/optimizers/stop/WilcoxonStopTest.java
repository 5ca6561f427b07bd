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

class WilcoxonStopTest extends EarlyStopContract {
    /** The best has .10 .11 .12 .13 .14 .15 on its folds; the other is worse. */
    private static final List<Trial> HISTORY =
            List.of(Trials.finished(0, .9, .9, .9, .9, .9, .9), Trials.finished(1, .15, .11, .12, .13, .14, .10));

    @Override
    protected AbstractEarlyStop rule() {
        return EarlyStops.wilcoxon();
    }

    @Test
    void stopsWhatIsSignificantlyWorseThanTheBest() {
        // Worse by .05 .02 -.01 .04 .03 .06: probability .03125.
        Trial worse = Trials.running(6, .20, .13, .11, .17, .17, .16);

        assertThat(EarlyStops.wilcoxon().earlyStopCheck(worse, HISTORY, Direction.MINIMIZE))
                .isTrue();
        assertThat(EarlyStops.wilcoxon().significance(.03).earlyStopCheck(worse, HISTORY, Direction.MINIMIZE))
                .isFalse();
        assertThat(EarlyStops.wilcoxon().reason(worse, HISTORY, Direction.MINIMIZE))
                .isEqualTo("Wilcoxon rule: worse than trial 1 on 6 common steps, rank sum 20.0,"
                        + " probability 0.03125 of an error");
    }

    @Test
    void needsAsManyFoldsAsItTakesToBeSure() {
        assertThat(EarlyStops.wilcoxon().earlyStopCheck(Trials.running(6, .9, .9, .9), HISTORY, Direction.MINIMIZE))
                .isFalse(); // 1/8
        assertThat(EarlyStops.wilcoxon().earlyStopCheck(Trials.running(6, .9, .9, .9, .9), HISTORY, Direction.MINIMIZE))
                .isTrue(); // 1/16
        assertThat(EarlyStops.wilcoxon()
                        .minCommon(5)
                        .earlyStopCheck(Trials.running(6, .9, .9, .9, .9), HISTORY, Direction.MINIMIZE))
                .isFalse();
    }

    @Test
    void letsGoOnWhatHasTheBetterMean() {
        List<Trial> history = List.of(Trials.finished(0, .1, .1, .1, .1, .1, 9, .1));

        assertThat(EarlyStops.wilcoxon()
                        .earlyStopCheck(Trials.running(7, .2, .2, .2, .2, .2), history, Direction.MINIMIZE))
                .isFalse();
    }

    @Test
    void letsGoOnWhereSomethingIsNotFinite() {
        assertThat(EarlyStops.wilcoxon()
                        .earlyStopCheck(
                                Trials.running(6, .9, .9, .9, .9, Double.POSITIVE_INFINITY),
                                HISTORY,
                                Direction.MINIMIZE))
                .isFalse();
    }

    @Test
    void comparesWithTheBestThatStillCounts() {
        List<Trial> history = new ArrayList<>(HISTORY);
        AbstractEarlyStop rule = EarlyStops.wilcoxon();
        Trial toCheck = Trials.running(6, .5, .5, .5, .5, .5);
        assertThat(rule.earlyStopCheck(toCheck, history, Direction.MINIMIZE)).isTrue();

        history.add(Trials.finished(1, .95, .95, .95, .95, .95, .95)); // resumed, and got worse

        assertThat(rule.earlyStopCheck(toCheck, history, Direction.MINIMIZE)).isFalse();
    }

    @Test
    void describesItselfAndRefusesWhatIsNoProbability() {
        assertThat(EarlyStops.wilcoxon().described().toString()).isEqualTo("wilcoxon{minCommon=2, significance=0.1}");
        assertThatThrownBy(() -> EarlyStops.wilcoxon().significance(0)).hasMessageContaining("significance");
        assertThatThrownBy(() -> EarlyStops.wilcoxon().minCommon(1)).hasMessageContaining("2 or more");
    }
}
