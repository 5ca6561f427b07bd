package dev.luthier.simulator.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordedProblemTest {
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).choice("kind", "a", "b").build();

    /** x = 0, 0.5 and 1, of kind a, and x = 0.1 of kind b. */
    private static final class Listed extends AbstractOptimizer {
        private static final List<Configuration> CONFIGURATIONS =
                List.of(configuration(0, "a"), configuration(.5, "a"), configuration(1, "a"), configuration(.1, "b"));

        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return suggestionNumber() < CONFIGURATIONS.size()
                    ? run(CONFIGURATIONS.get((int) suggestionNumber()), "listed")
                    : new Suggestion.Done("all");
        }
    }

    /** Stops the second trial as soon as it has reported twice. */
    private static final class StopsTheSecond extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.number() == 1 && toCheck.curve().size() == 2;
        }
    }

    private static final TrialFunction<Configuration> FALLING = (configuration, trial) -> {
        double loss = 0;
        for (int epoch = 1; epoch <= trial.resource(); epoch++) {
            loss = configuration.getDouble("x") + 1.0 / epoch;
            trial.report(epoch, loss);
        }
        return loss;
    };

    @Test
    void repeatsTheCurvesThatWereRecorded() {
        ExperimentResult<Configuration> result = recorded(FALLING);
        RecordedProblem problem = RecordedProblem.of(result);

        ExperimentResult<Configuration> again = Luthier.experiment("again", problem.space())
                .minimize("loss")
                .optimizer(new Listed())
                .trials(4)
                .maxResource(4)
                .quiet()
                .train(problem::train)
                .runOn(SimulatedSlots.of(1).problem(problem));

        assertThat(again.trials().get(2).curve())
                .isEqualTo(result.trials().get(2).curve());
        assertThat(again.trials().get(2).durationMillis())
                .isEqualTo(result.trials().get(2).durationMillis());
    }

    @Test
    void answersAsTheNearestConfigurationDid() {
        RecordedProblem problem = RecordedProblem.of(recorded(FALLING));

        assertThat(problem.metric(of(.9, "a"), 4)).isEqualTo(1.25);
        assertThat(problem.metric(of(.1, "a"), 4)).as("kind b is far away").isEqualTo(.25);
        assertThat(problem.metric(of(.75, "a"), 1))
                .as("the older of two as near")
                .isEqualTo(1.5);
        assertThat(problem.epochTime(of(.9, "a"), 1)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void continuesACurveThatWasStoppedAsTheNearestThatWentFurtherDoes() {
        RecordedProblem problem = RecordedProblem.of(recorded(FALLING));

        // The stop reached the trial at its third report; trial 0 falls by 1/12 from there.
        assertThat(problem.metric(of(.5, "a"), 4)).isCloseTo(.5 + 1 / 4.0, within(1e-12));
        assertThat(problem.metric(of(.5, "a"), 2)).isEqualTo(1.0);
    }

    @Test
    void holdsAReportUntilTheNextOne() {
        RecordedCurve curve =
                new RecordedCurve(0, new double[0], new boolean[0], List.of(new Report(2, .5), new Report(5, .25)), 1);

        assertThat(curve.value(1)).isEqualTo(.5);
        assertThat(curve.value(4)).isEqualTo(.5);
        assertThat(curve.value(9)).isEqualTo(.25);
    }

    @Test
    void saysWhetherCheckpointsAreWritten() {
        RecordedProblem problem = RecordedProblem.of(recorded(FALLING));

        assertThat(problem.writesCheckpoints()).isFalse();
        assertThat(problem.withCheckpoints().writesCheckpoints()).isTrue();
    }

    @Test
    void refusesAnExperimentWithoutAnyReport() {
        ExperimentResult<Configuration> silent = recorded((configuration, trial) -> 1);

        assertThatThrownBy(() -> RecordedProblem.of(silent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no trial of experiment 'recorded' reported anything: there is no curve to go by");
    }

    private static ExperimentResult<Configuration> recorded(TrialFunction<Configuration> function) {
        return Luthier.experiment("recorded", SPACE)
                .minimize("loss")
                .optimizer(new Listed())
                .earlyStop(new StopsTheSecond())
                .trials(4)
                .maxResource(4)
                .quiet()
                .train(function)
                .runOn(SimulatedSlots.of(1).epochTime(Duration.ofMillis(500)));
    }

    private static Assignment of(double x, String kind) {
        return new Assignment(9, 1, 0, configuration(x, kind), 4, 1);
    }

    private static Configuration configuration(double x, String kind) {
        return Configuration.of(Map.of("x", x, "kind", kind));
    }
}
