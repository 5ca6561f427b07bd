package dev.luthier.optimizers.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.controller.ExperimentHistory;
import dev.luthier.definition.Budget;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.testkit.EarlyStopContract;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinedStopTest extends EarlyStopContract {
    private static final AbstractEarlyStop ABOVE_ONE = EarlyStops.threshold(Double.NEGATIVE_INFINITY, 1);
    private static final AbstractEarlyStop ABOVE_TWO = EarlyStops.threshold(Double.NEGATIVE_INFINITY, 2);

    @Override
    protected AbstractEarlyStop rule() {
        return EarlyStops.all(EarlyStops.median(), EarlyStops.any(EarlyStops.percentile(60), EarlyStops.patience(0)))
                .grace(2)
                .minFinished(6);
    }

    @Test
    void stopsWhenAllOrAnySaySo() {
        assertThat(stops(EarlyStops.all(ABOVE_ONE, ABOVE_TWO), 1.5)).isFalse();
        assertThat(stops(EarlyStops.all(ABOVE_ONE, ABOVE_TWO), 2.5)).isTrue();
        assertThat(stops(EarlyStops.any(ABOVE_ONE, ABOVE_TWO), 1.5)).isTrue();
        assertThat(stops(EarlyStops.any(ABOVE_ONE, ABOVE_TWO), .5)).isFalse();
    }

    @Test
    void stopsNothingInItsGracePeriod() {
        AbstractEarlyStop rule = EarlyStops.any(ABOVE_ONE).grace(3);

        assertThat(stops(rule, 9, 9)).isFalse();
        assertThat(stops(rule, 9, 9, 9)).isTrue();
    }

    @Test
    void stopsNothingBeforeSoManyTrialsHaveFinished() {
        AbstractEarlyStop rule = EarlyStops.any(ABOVE_ONE).minFinished(2);
        List<Trial> history = new ArrayList<>();
        history.add(Trials.finished(0, .5));
        history.add(Trials.stopped(1, 9, .5));
        history.add(Trials.finished(0, .5, .5)); // the first, resumed
        assertThat(rule.earlyStopCheck(Trials.running(9, 9), history, Direction.MINIMIZE))
                .isFalse();

        history.add(Trials.finished(2, .5));

        assertThat(rule.earlyStopCheck(Trials.running(9, 9), history, Direction.MINIMIZE))
                .isTrue();
    }

    @Test
    void givesTheReasonsOfThoseThatSaidSo() {
        AbstractEarlyStop rule = EarlyStops.any(ABOVE_TWO, ABOVE_ONE);

        assertThat(rule.reason(Trials.running(9, 1.5), List.of(), Direction.MINIMIZE))
                .isEqualTo("threshold rule: 1.50000 at step 1 is not between -Infinity and 1.00000");
    }

    @Test
    void showsTheRunningTrialsToRulesThatCompareWithThem() {
        AbstractEarlyStop rule = EarlyStops.all(EarlyStops.successiveHalving(2, 1), ABOVE_ONE);
        Trial worse = Trials.running(9, 5);
        List<Trial> running = new ArrayList<>(List.of(worse));
        for (int number = 0; number < 3; number++) {
            running.add(Trials.trial(number, 9, TrialState.RUNNING, null, Trials.curve(.1)));
        }
        TrialHistory history = new ExperimentHistory.Snapshot(List.of(), running, 4, 4, 9, Budget.ofTrials(9));

        assertThat(rule.earlyStopCheck(worse, history, Direction.MINIMIZE)).isTrue();
        assertThat(rule.reason(worse, history, Direction.MINIMIZE)).contains("; threshold rule: 5.00000");
        assertThat(rule.earlyStopCheck(worse, List.of(), Direction.MINIMIZE)).isFalse();
    }

    @Test
    void numbersItsRulesInItsSettings() {
        AbstractEarlyStop rule = EarlyStops.all(EarlyStops.patience(3), EarlyStops.any(ABOVE_ONE))
                .grace(2);

        assertThat(rule.name()).isEqualTo("all");
        assertThat(rule.settings())
                .containsEntry("grace", 2L)
                .containsEntry("minFinished", 0)
                .containsEntry("rule1", "patience")
                .containsEntry("rule1.patience", 3)
                .containsEntry("rule2", "any")
                .containsEntry("rule2.rule1", "threshold")
                .containsEntry("rule2.rule1.upper", 1.0);
    }

    @Test
    void refusesToCombineNothing() {
        assertThatThrownBy(EarlyStops::all).hasMessageContaining("number of rules of the combination is 0");
        assertThatThrownBy(() -> EarlyStops.any(ABOVE_ONE).grace(-1)).hasMessageContaining("grace");
    }

    private static boolean stops(AbstractEarlyStop rule, double... values) {
        return rule.earlyStopCheck(Trials.running(9, values), List.of(), Direction.MINIMIZE);
    }
}
