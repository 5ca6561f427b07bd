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
import dev.luthier.run.LocalSlots;
import dev.luthier.space.SearchSpace;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
            budget: {trials: 5}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    random            | {}
                    grid              | {resolution: 4}
                    sobol             | {}
                    latin-hypercube   | {}
                    tpe               | {startupTrials: 7, gamma: 0.25, thresholds: 1, growth: 2, candidates: 9, refinements: 0}
                    auto              | {}
                    gp                | {initialTrials: 5, inputWarping: true, costAware: true, regretBound: 0.001}
                    single            | {x: 0.5}
                    """)
    void makesTheOptimizerOfThatNameWithItsSettings(String name, String settings) {
        Definition read = DefinitionYaml.read(DEFINITION + "optimizer: {name: " + name + ", settings: " + settings + "}");

        var result = Luthier.experiment(read)
                .quiet()
                .train((configuration, trial) -> configuration.getDouble("x"))
                .runOn(LocalSlots.of(1));

        Named made = result.definition().optimizer();
        assertThat(made.name()).isEqualTo(name);
        assertThat(numbers(made)).containsAllEntriesOf(numbers(read.optimizer()));
        assertThat(result.trials()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    none              | {}
                    median            | {minCompleted: 3, interval: 2, warmupSteps: 4, includeStopped: true}
                    """)
    void makesTheRuleOfThatNameWithItsSettings(String name, String settings) {
        Definition read = DefinitionYaml.read(DEFINITION + "earlyStop: {name: " + name + ", settings: " + settings + "}");

        AbstractEarlyStop rule = CATALOG.earlyStop(read.earlyStop());

        assertThat(numbers(rule.described())).containsAllEntriesOf(numbers(read.earlyStop()));
        assertThat(rule.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void whatAnOptimizerSaysOfItselfMakesItAgain(String name) {
        AbstractOptimizer optimizer = CATALOG.optimizer(new Named(name));

        assertThat(optimizer.name()).isEqualTo(name);
        assertThat(CATALOG.optimizer(optimizer.described()).described()).isEqualTo(optimizer.described());
    }

    @ParameterizedTest
    @MethodSource("earlyStops")
    void whatARuleSaysOfItselfMakesItAgain(String name) {
        AbstractEarlyStop rule = CATALOG.earlyStop(new Named(name));

        assertThat(rule.name()).isEqualTo(name);
        assertThat(CATALOG.earlyStop(rule.described()).described()).isEqualTo(rule.described());
    }

    @Test
    void everyOptimizerAndRuleOfTheFacadesHasAName() throws ReflectiveOperationException {
        Set<String> optimizers = new TreeSet<>();
        for (Object made : made(Optimizers.class)) {
            optimizers.add(((AbstractOptimizer) made).name());
        }
        Set<String> rules = new TreeSet<>();
        for (Object made : made(EarlyStops.class)) {
            rules.add(((AbstractEarlyStop) made).name());
        }

        assertThat(CATALOG.optimizerNames()).as("add a line to BuiltIn").containsAll(optimizers);
        assertThat(CATALOG.earlyStopNames()).as("add a line to BuiltIn").containsAll(rules);
    }

    @Test
    void saysEverythingThatIsWrongWithTheSettingsAtOnce() {
        Named described = new Named(
                "tpe", Map.of("gamma", 1.5, "candidates", "many", "startupTrials", 0, "gama", 0.1, "growth", true));

        assertThatThrownBy(() -> CATALOG.optimizer(described))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
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

    static Stream<String> optimizers() {
        return CATALOG.optimizerNames().stream();
    }

    static Stream<String> earlyStops() {
        return CATALOG.earlyStopNames().stream();
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
