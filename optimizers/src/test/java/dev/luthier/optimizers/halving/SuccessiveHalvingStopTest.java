package dev.luthier.optimizers.halving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.TrialHistory;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.testkit.EarlyStopContract;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuccessiveHalvingStopTest extends EarlyStopContract {
    private static final double[] LOSSES = {.9, .5, .7, .4, .4, .6, .3, .41};
    private static final String PUBLISHED = "CCSCCSCS";

    @Override
    protected AbstractEarlyStop rule() {
        return EarlyStops.successiveHalving();
    }

    @ParameterizedTest
    @EnumSource
    void continuesAndStopsAsPublishedAmongEndedTrials(Direction direction) {
        AbstractEarlyStop rule = rule();
        List<Trial> ended = new ArrayList<>();
        StringBuilder decisions = new StringBuilder();
        for (int number = 0; number < LOSSES.length; number++) {
            Curve curve = curve(1, direction.loss(LOSSES[number]));
            boolean stops = rule.earlyStopCheck(running(number, curve), ended, direction);
            decisions.append(stops ? 'S' : 'C');
            ended.add(ended(number, curve));
        }

        assertThat(decisions).hasToString(PUBLISHED);
    }

    @Test
    void continuesAndStopsTheSameWhenThoseThatContinuedStillRun() {
        AbstractEarlyStop rule = rule();
        List<Trial> ended = new ArrayList<>();
        List<Trial> running = new ArrayList<>();
        StringBuilder decisions = new StringBuilder();
        for (int number = 0; number < LOSSES.length; number++) {
            Trial trial = running(number, curve(1, LOSSES[number]));
            running.add(trial);
            boolean stops = rule.earlyStopCheck(trial, history(ended, running), Direction.MINIMIZE);
            decisions.append(stops ? 'S' : 'C');
            if (stops) {
                running.remove(trial);
                ended.add(ended(number, trial.curve()));
            }
        }

        assertThat(decisions).hasToString(PUBLISHED);
    }

    @Test
    void takesTheFirstReportAtOrAboveTheLevel() {
        Trial slow = running(1, curve(2, .9, 4, .5));
        Trial quick = ended(0, curve(1, .9, 2, .8, 4, .4, 5, .6));

        assertThat(rule().earlyStopCheck(slow, List.of(quick), Direction.MINIMIZE))
                .isTrue();
        assertThat(rule().earlyStopCheck(running(1, curve(2, .9, 4, .4)), List.of(quick), Direction.MINIMIZE))
                .isFalse();
    }

    @Test
    void judgesEachRungThatOneReportPassesInOrder() {
        Trial other = ended(0, curve(1, .9, 3, .1));
        Trial trial = running(1, curve(5, .5));

        assertThat(rule().earlyStopCheck(trial, List.of(other), Direction.MINIMIZE))
                .isTrue();
        assertThat(rule().reason(trial, List.of(other), Direction.MINIMIZE))
                .isEqualTo("successive halving: rank 2 of 2 at rung 1 (step 3), the best 1 go on");
    }

    @Test
    void asksNothingBetweenRungs() {
        Trial better = ended(0, curve(1, .1, 2, .1));

        assertThat(rule().earlyStopCheck(running(1, curve(1, .9, 2, .9)), List.of(better), Direction.MINIMIZE))
                .isFalse();
    }

    @Test
    void stopsAtNan() {
        assertThat(rule().earlyStopCheck(running(0, curve(1, Double.NaN)), List.of(), Direction.MAXIMIZE))
                .isTrue();
    }

    @Test
    void neverStopsAtTheFullResource() {
        Trial better = ended(0, curve(1, .9, 3, .9, 9, .1));

        assertThat(rule().earlyStopCheck(
                                running(1, curve(1, .5, 3, .5, 8, .5, 9, .5)), List.of(better), Direction.MINIMIZE))
                .isFalse();
    }

    @Test
    void givesItsReasonToTheTrialsThatItStops() {
        ExperimentResult<Configuration> result = Luthier.experiment(
                        "halving", SearchSpace.builder().uniform("x", 0, 1).build())
                .minimize("loss")
                .optimizer(Optimizers.random())
                .earlyStop(EarlyStops.successiveHalving())
                .trials(30)
                .maxResource(9)
                .quiet()
                .train((configuration, trial) -> {
                    for (long step = 1; step <= trial.resource(); step++) {
                        trial.report(step, configuration.getDouble("x"));
                    }
                    return configuration.getDouble("x");
                })
                .runOn(SimulatedSlots.of(4).epochTime(Duration.ofSeconds(1)));

        assertThat(result.trials()).filteredOn(Trial::isFinished).hasSizeBetween(1, 10);
        assertThat(result.trials())
                .filteredOn(trial -> trial.state() == TrialState.STOPPED)
                .hasSizeGreaterThan(15)
                .allSatisfy(trial -> assertThat(trial.outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Stopped.class,
                                stopped -> assertThat(stopped.reason())
                                        .matches("successive halving: rank \\d+ of \\d+ at rung [01] \\(step [13]\\), "
                                                + "the best \\d+ go on")));
    }

    @Test
    void saysWhatItRefuses() {
        assertThatThrownBy(() -> EarlyStops.successiveHalving(1, 1))
                .hasMessage("successive halving: eta is 1.0, must be above 1");
    }

    private static TrialHistory history(List<Trial> ended, List<Trial> running) {
        return new TrialHistory() {
            @Override
            public List<Trial> ended() {
                return ended;
            }

            @Override
            public List<Trial> running() {
                return running;
            }

            @Override
            public @Nullable Trial trial(int number) {
                return null;
            }
        };
    }

    private static Curve curve(double... stepsAndValues) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < stepsAndValues.length; i += 2) {
            reports.add(new Report((long) stepsAndValues[i], stepsAndValues[i + 1]));
        }
        return Curve.of(reports);
    }

    private static Trial running(int number, Curve curve) {
        return trial(number, curve, TrialState.RUNNING, null);
    }

    private static Trial ended(int number, Curve curve) {
        return trial(number, curve, TrialState.STOPPED, new Outcome.Stopped("test"));
    }

    private static Trial trial(int number, Curve curve, TrialState state, @Nullable Outcome outcome) {
        return new Trial(number, 0, Configuration.of("x", number), 9, state, "", List.of(), curve, outcome);
    }
}
