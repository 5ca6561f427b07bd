package dev.luthier.optimizers.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.testkit.EarlyStopContract;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThresholdStopTest extends EarlyStopContract {
    @Override
    protected AbstractEarlyStop rule() {
        return new OfLosses(ThresholdStop.above(1.5));
    }

    @Override
    protected boolean needsNoHistory() {
        return true;
    }

    /** The bounds are metrics, whatever the direction, but the contract turns the direction and expects the same. */
    private static final class OfLosses extends ExplainedStop {
        private final ThresholdStop rule;

        OfLosses(ThresholdStop rule) {
            this.rule = rule;
        }

        @Override
        @Nullable
        String whyStop(Trial toCheck, List<Trial> finalized, Direction direction) {
            double[] losses = toCheck.curve().reports().stream()
                    .mapToDouble(report -> direction.loss(report.value()))
                    .toArray();
            return rule.whyStop(Trials.running(toCheck.resource(), losses), finalized, direction);
        }
    }

    @Test
    void stopsWhatIsOutsideOfItsBoundsOrNan() {
        AbstractEarlyStop rule = EarlyStops.threshold(0.1, 2);

        assertThat(stops(rule, 2.0)).isFalse();
        assertThat(stops(rule, 0.1)).isFalse();
        assertThat(stops(rule, 2.1)).isTrue();
        assertThat(stops(rule, 0.09)).isTrue();
        assertThat(stops(rule, 1, Double.NaN)).isTrue();
        assertThat(stops(rule, Double.NaN, 1)).isFalse();
        assertThat(rule.earlyStopCheck(Trials.running(9, 2.1), List.of(), Direction.MAXIMIZE))
                .isTrue();
    }

    @Test
    void waitsForItsWarmupAndItsInterval() {
        AbstractEarlyStop rule = EarlyStops.threshold(0, 1).warmupSteps(2).interval(2);

        assertThat(stops(rule, 5)).isFalse();
        assertThat(stops(rule, 5, 5)).isTrue();
        assertThat(stops(rule, 5, 5, 5)).isFalse();
        assertThat(stops(rule, 5, 5, 5, 5)).isTrue();
    }

    @Test
    void saysItsNumbersAndLeavesOutTheBoundThatThereIsNot() {
        ThresholdStop rule = ThresholdStop.above(2);

        assertThat(rule.reason(Trials.running(9, 2.5), List.of(), Direction.MINIMIZE))
                .isEqualTo("threshold rule: 2.50000 at step 1 is not between -Infinity and 2.00000");
        assertThat(rule.described().toString()).isEqualTo("threshold{interval=1, upper=2.0, warmupSteps=0}");
        assertThat(ThresholdStop.below(2).settings()).containsKey("lower").doesNotContainKey("upper");
    }

    @Test
    void refusesBoundsThatContainNothing() {
        assertThatThrownBy(() -> EarlyStops.threshold(3, 2))
                .hasMessage("lower of the threshold rule is 3.0, must be at most upper, which is 2.0");
    }

    private static boolean stops(AbstractEarlyStop rule, double... values) {
        return rule.earlyStopCheck(Trials.running(9, values), List.of(), Direction.MINIMIZE);
    }
}
