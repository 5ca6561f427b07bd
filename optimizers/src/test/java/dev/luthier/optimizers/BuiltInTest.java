package dev.luthier.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.definition.Definition;
import dev.luthier.definition.Named;
import dev.luthier.experiment.Luthier;
import dev.luthier.json.DefinitionYaml;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Catalog;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.space.SearchSpace;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every built-in optimizer and rule by its name, with its settings, from YAML. */
class BuiltInTest {
    private static final Catalog CATALOG = Catalog.load();
    private static final String DEFINITION = """
            name: by-name
            metric: loss
            direction: minimize
            tasks:
              - name: by-name
                space:
                  parameters:
                    - {name: x, type: double, min: 0, max: 1}
            budget: {trials: 5, maxResource: 27}
            """;

    private static final String[] OPTIMIZERS = {
        "auto: {}",
        "random: {}",
        "grid: {resolution: 4}",
        "sobol: {}",
        "latin-hypercube: {}",
        "tpe: {startupTrials: 7, gamma: 0.25, thresholds: 1, growth: 2, candidates: 9, refinements: 0}",
        "gp: {initialTrials: 5, inputWarping: true, costAware: true, regretBound: 0.001}",
        "cma-es: {startupTrials: 3, stepSize: 0.25, populationSize: 6}",
        "differential-evolution: {populationSize: 9, scale: 0.75, crossover: 0.5, elite: 0.5}",
        "asha: {eta: 4, minResource: 2, brackets: 2, delayed: true, searcher: tpe, searcher.gamma: 0.25}",
        "random-forest: {startupTrials: 9, trees: 5, randomEvery: 3}",
        "pasha: {eta: 2, minResource: 2, searcher: random}",
        "mobster: {eta: 4, minResource: 2, brackets: 2}",
        "hyper-tune: {eta: 2, minResource: 3, delayed: true}",
        "successive-halving: {eta: 2, minResource: 2, searcher: sobol}",
        "bohb: {eta: 2.5, minResource: 2}",
        "hyperband: {eta: 2.5, minResource: 2, searcher: random}",
        "dehb: {eta: 2.5, minResource: 2, scale: 0.75, crossover: 0.25}",
        "population-based-training: {populationSize: 5, interval: 2, quantile: 0.5, resample: 0.125}",
        "nsga2: {populationSize: 12}",
        "parego: {}",
        "single: {x: 0.5}",
        "matrix: {runsPerTask: 7, ahead: 0, maxFailures: 2, warmStart: 3, searcher: tpe, searcher.gamma: 0.25}"
    };
    private static final String[] ABLATORS = {
        "loco: {repeats: 3, mostRepeats: 12, confidence: 0.9, negligible: 0.001}",
        "leave-pairs-out: {repeats: 2, mostRepeats: 2}",
        "only-one-in: {repeats: 4, mostRepeats: 8}",
        "backward-elimination: {repeats: 3, confidence: 0.99}"
    };
    private static final String[] EARLY_STOPS = {
        "none: {}",
        "median: {minCompleted: 3, interval: 2, warmupSteps: 4, includeStopped: true}",
        "percentile: {percentile: 25, minCompleted: 3, interval: 2, warmupSteps: 4}",
        "threshold: {lower: -1, upper: 10.5, interval: 2, warmupSteps: 4}",
        "patience: {patience: 3, minDelta: 0.125, interval: 2, warmupSteps: 4}",
        "wilcoxon: {significance: 0.25, minCommon: 3}",
        "curve-prediction: {probability: 0.1, minCompleted: 9, controlEvery: 7, mostStopped: 0.5, warmupSteps: 3}",
        "successive-halving: {eta: 4, minResource: 2}",
        "all: {rule1: median, rule1.minCompleted: 3, rule2: patience, grace: 2, minFinished: 1}",
        "any: {rule1: threshold, rule1.upper: 3, rule2: none}"
    };

    @ParameterizedTest
    @FieldSource("OPTIMIZERS")
    void makesTheOptimizerOfThatNameWithItsSettings(String line) {
        Definition read = read("optimizer", line);

        var experiment = Luthier.experiment(read).train((configuration, trial) -> configuration.getDouble("x"));

        Named made = experiment.definition().optimizer();
        assertThat(made.name()).isEqualTo(read.optimizer().name());
        assertThat(numbers(made)).containsAllEntriesOf(numbers(read.optimizer()));
        assertThat(CATALOG.optimizer(made).described())
                .as("what it says of itself makes it again")
                .isEqualTo(made);
    }

    @ParameterizedTest
    @FieldSource("ABLATORS")
    void makesTheAblatorOfThatNameWithItsSettings(String line) {
        Definition read = read("optimizer", line);

        Named made = CATALOG.optimizer(read.optimizer()).described();

        assertThat(made.name()).isEqualTo(read.optimizer().name());
        assertThat(numbers(made)).containsAllEntriesOf(numbers(read.optimizer()));
        assertThat(CATALOG.optimizer(made).described())
                .as("what it says of itself makes it again")
                .isEqualTo(made);
    }

    @ParameterizedTest
    @FieldSource("EARLY_STOPS")
    void makesTheRuleOfThatNameWithItsSettings(String line) {
        Definition read = read("earlyStop", line);

        Named made = CATALOG.earlyStop(read.earlyStop()).described();

        assertThat(made.name()).isEqualTo(read.earlyStop().name());
        assertThat(numbers(made)).containsAllEntriesOf(numbers(read.earlyStop()));
        assertThat(CATALOG.earlyStop(made).described())
                .as("what it says of itself makes it again")
                .isEqualTo(made);
    }

    @Test
    void everyNameIsTriedHere() {
        assertThat(CATALOG.optimizerNames()).containsExactlyInAnyOrderElementsOf(names(OPTIMIZERS, ABLATORS));
        assertThat(CATALOG.earlyStopNames()).containsExactlyInAnyOrderElementsOf(names(EARLY_STOPS));
    }

    @Test
    void whatIsNotSetIsAsItIsWhenMadeFromCode() throws ReflectiveOperationException {
        for (Object made : made(Optimizers.class)) {
            Named usual = ((AbstractOptimizer) made).described();
            assertThat(CATALOG.optimizer(new Named(usual.name())).described()).isEqualTo(usual);
        }
        for (Object made : made(Ablators.class)) {
            Named usual = ((AbstractOptimizer) made).described();
            assertThat(CATALOG.optimizer(new Named(usual.name())).described()).isEqualTo(usual);
        }
        for (Object made : made(EarlyStops.class)) {
            Named usual = ((AbstractEarlyStop) made).described();
            assertThat(CATALOG.earlyStop(new Named(usual.name())).described()).isEqualTo(usual);
        }
    }

    @Test
    void saysEverythingThatIsWrongWithTheSettingsAtOnce() {
        Named described = new Named(
                "tpe", Map.of("gamma", 1.5, "candidates", "many", "startupTrials", 0, "gama", 0.1, "growth", true));

        assertThatThrownBy(() -> CATALOG.optimizer(described))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "optimizer tpe: setting 'startupTrials' is 0, must be a whole number, 1 or more",
                                        "optimizer tpe: setting 'gamma' is 1.5, must be a number above 0 and at most 1",
                                        "optimizer tpe: setting 'growth' is true, must be a number above 1",
                                        "optimizer tpe: setting 'candidates' is 'many', must be a whole number, 1 or more",
                                        "optimizer tpe: setting 'gama' is unknown, there are [candidates, gamma, growth, "
                                                + "refinements, startupTrials, thresholds]"));
    }

    @Test
    void anUnknownNameGetsTheListOfThoseThereAre() {
        assertThatThrownBy(() -> CATALOG.optimizer(new Named("tpee")))
                .hasMessageContaining("optimizer 'tpee' is unknown: there are [")
                .hasMessageContaining("tpe");
        assertThatThrownBy(() -> Catalog.of(List.of()).optimizer(new Named("tpe")))
                .hasMessageContaining("optimizer 'tpe' is unknown: add luthier-optimizers to the class path");
    }

    @Test
    void withoutAWordThereIsADefaultOptimizer() {
        SearchSpace space = SearchSpace.builder().uniform("x", 0, 1).build();

        var experiment =
                Luthier.experiment("usual", space).minimize("loss").trials(1).train((configuration, trial) -> 1);

        assertThat(experiment.definition().optimizer().name()).isIn("auto", "tpe");
    }

    private static Definition read(String field, String line) {
        String[] parts = line.split(": ", 2);
        return DefinitionYaml.read(DEFINITION + field + ": {name: " + parts[0] + ", settings: " + parts[1] + "}");
    }

    private static List<String> names(String[]... lines) {
        return Arrays.stream(lines)
                .flatMap(Arrays::stream)
                .map(line -> line.split(":", 2)[0])
                .toList();
    }

    /** What the methods without parameters make. */
    private static List<Object> made(Class<?> facade) throws ReflectiveOperationException {
        List<Method> methods = Arrays.stream(facade.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0)
                .toList();
        List<Object> made = new ArrayList<>();
        for (Method method : methods) {
            made.add(method.invoke(null));
        }
        return made;
    }

    private static Map<String, Object> numbers(Named described) {
        Map<String, Object> settings = new TreeMap<>(described.settings());
        settings.replaceAll((name, value) -> value instanceof Number number ? (Object) number.doubleValue() : value);
        return settings;
    }
}
