package dev.luthier.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Limits;
import dev.luthier.definition.Named;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in an experiment's description, and the words that it gets before any trial starts. */
class InvalidExperimentTest {
    private static final SearchSpace X =
            SearchSpace.builder().uniform("x", 0, 1).build();

    static Stream<Arguments> descriptions() {
        return Stream.of(
                named("", "experiment name ''", "letters, digits"),
                named("my experiment", "experiment name 'my experiment'"),
                named("../etc", "experiment name '../etc'"),
                named("a".repeat(101), "must be 1 to 100"),
                described("no metric", e -> e.minimize(""), "the metric has no name", "maximize(\"accuracy\")"),
                described("the same metric twice", e -> e.maximize("y"), "objective 'y' is there twice"),
                described("no bound", e -> e.atMost("z", Double.NaN), "bound of 'z' is NaN, must be finite"),
                described("a nameless bound", e -> e.atLeast(" ", 1), "a constraint has no metric", "atMost("),
                described("no trials", e -> e.trials(0), "trials is 0, must be 1 or more"),
                described("fewer than no trials", e -> e.trials(-5), "trials is -5"),
                described("no resource", e -> e.maxResource(0), "maxResource is 0, must be 1 or more"),
                described(
                        "no time",
                        e -> e.timeLimit(Duration.ZERO),
                        "time limit of the experiment is PT0S",
                        "at least 1 ms"),
                described("negative time", e -> e.timeLimit(Duration.ofSeconds(-1)), "PT-1S"),
                described(
                        "no slot time",
                        e -> e.slotTimeLimit(Duration.ZERO),
                        "slot time limit of the experiment is PT0S"),
                described("no target", e -> e.target(Double.NaN), "target is NaN, must be finite"),
                described("no patience", e -> e.patience(-1), "patience is -1, must be 1 or more trials"),
                described(
                        "a target of two", e -> e.maximize("z").target(1), "target is 1.0, but there are 2 objectives"),
                described("no trial time", e -> e.trialTimeLimit(Duration.ZERO), "trial time limit is PT0S"),
                limited(Limits.DEFAULT.withGrace(Duration.ZERO), "grace is PT0S"),
                limited(Limits.DEFAULT.withSlotTimeout(Duration.ofNanos(3)), "slot timeout is PT0.000000003S"),
                limited(Limits.DEFAULT.withMaxAttempts(0), "maxAttempts is 0, must be 1 or more"),
                limited(Limits.DEFAULT.withFailures(0, 0.5, 20), "firstFailures is 0"),
                limited(Limits.DEFAULT.withFailures(10, 1.5, 20), "failureShare is 1.5, must be between 0 and 1"),
                limited(Limits.DEFAULT.withFailures(10, Double.NaN, 20), "failureShare is NaN"),
                limited(Limits.DEFAULT.withFailures(10, 0.5, 0), "failureShareFrom is 0"),
                described(
                        "an optimizer that cannot",
                        e -> e.optimizer(new Picky()),
                        "picky needs at least 50 trials, there are 10"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descriptions")
    void isRefusedWithWordsThatHelp(String what, ThrowingCallable description, String[] words) {
        assertThatThrownBy(description)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> Luthier.experiment("no way", X)
                        .trials(0)
                        .maxResource(0)
                        .limits(Limits.DEFAULT.withMaxAttempts(-1))
                        .optimizer(new Named("nobody"))
                        .train((configuration, trial) -> 1))
                .hasMessageContainingAll(
                        "experiment name 'no way'",
                        "the metric has no name",
                        "trials is 0",
                        "maxResource is 0",
                        "maxAttempts is -1",
                        "optimizer 'nobody' is unknown");
    }

    @Test
    void zeroSlotsAreRefused() {
        assertThatThrownBy(() -> LocalSlots.of(0)).hasMessage("slots is 0, must be 1 or more");
    }

    @Test
    void aSingleRunOutsideTheSearchSpaceIsRefused() {
        Experiment<Configuration> experiment = valid().train((configuration, trial) -> 1);

        assertThatThrownBy(() -> experiment.runOnce(Configuration.of("x", 2.0, "y", 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("x", "2.0", "y");
    }

    @Test
    void aReportBeforeTheFirstStepIsRefused() {
        assertThatThrownBy(() -> new Report(-1, 0.5)).hasMessage("report step is -1, must be 0 or more");
    }

    @Test
    void aFinishedTrialHasAFiniteMetric() {
        assertThatThrownBy(() -> new Outcome.Finished(Double.NaN))
                .hasMessage("metric of a finished trial is NaN, must be finite");
    }

    @Test
    void anOptimizerUsedOutsideAnExperimentSaysSo() {
        Picky picky = new Picky();

        assertThatThrownBy(() -> picky.getSuggestion(null))
                .hasMessageContainingAll("Picky".toLowerCase(java.util.Locale.ROOT), "not part of an experiment yet");
    }

    private static ExperimentBuilder<Configuration> valid() {
        return Luthier.experiment("valid", X)
                .minimize("y")
                .optimizer(new Sampler())
                .trials(10)
                .quiet();
    }

    private static Arguments named(String name, String... words) {
        ThrowingCallable callable = () -> Luthier.experiment(name, X)
                .minimize("y")
                .optimizer(new Sampler())
                .trials(1)
                .train((configuration, trial) -> 1);
        return Arguments.of("the name '" + name + "'", callable, words);
    }

    private static Arguments described(
            String what, UnaryOperator<ExperimentBuilder<Configuration>> mistake, String... words) {
        ThrowingCallable callable = () -> mistake.apply(valid()).train((configuration, trial) -> 1);
        return Arguments.of(what, callable, words);
    }

    private static Arguments limited(Limits limits, String... words) {
        return described(words[0], experiment -> experiment.limits(limits), words);
    }

    private static class Sampler extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "random");
        }
    }

    private static final class Picky extends Sampler {
        @Override
        public List<String> problems(Definition definition) {
            int trials = definition.budget().trials();
            return trials >= 50 ? List.of() : List.of("picky needs at least 50 trials, there are " + trials);
        }

        @Override
        public String name() {
            return "picky";
        }
    }
}
