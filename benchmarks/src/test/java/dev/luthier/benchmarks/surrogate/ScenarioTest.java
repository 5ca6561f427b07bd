package dev.luthier.benchmarks.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.space.Configuration;
import dev.luthier.space.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    private static final Path SURROGATES = Path.of("../../shared/data/yahpo");

    @Test
    void foldersWithoutModelsHaveNoScenarios() throws IOException {
        assertThat(Scenario.in(Path.of("src"))).isEmpty();
        assertThat(Scenario.in(Path.of("no such folder"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lcbench", "rbv2_rpart"})
    void predictsWhatTheOriginalPredicts(String name) throws IOException {
        assumeSurrogates();
        Path folder = SURROGATES.resolve(name);
        JsonNode format = json(folder.resolve("space.json")).get("onnx");
        SurrogateModel model = new SurrogateModel(folder.resolve("model.onnx"), format);

        for (JsonNode golden : json(folder.resolve("golden.json"))) {
            Map<?, ?> values = new ObjectMapper().convertValue(golden.get("config"), Map.class);
            Configuration configuration = Configuration.of(cast(values));
            for (String metric : model.metrics()) {
                double expected = golden.get("expected").get(metric).doubleValue();
                assertThat(model.predict(metric, List.of(configuration))[0])
                        .as("%s of %s", metric, configuration)
                        .isCloseTo(expected, within(1e-3 * Math.abs(expected) + 1e-9));
            }
        }
    }

    @Test
    void searchesWithoutTheFidelityWhichStaysAtItsHighestUnlessNamed() throws IOException {
        assumeSurrogates();
        Scenario lcbench = Scenario.in(SURROGATES).get(0);
        Scenario.Instance instance = lcbench.instance("167168");

        Configuration middle = lcbench.space().decode(new double[] {.5, .5, .5, .5, .5, .5, .5});
        double[] losses = instance.losses(List.of(middle, middle.with("epoch", 52), middle.with("epoch", 1)));

        assertThat(lcbench.space().dimensions())
                .extracting(Parameter::name)
                .containsExactly(
                        "batch_size",
                        "learning_rate",
                        "max_dropout",
                        "max_units",
                        "momentum",
                        "num_layers",
                        "weight_decay");
        assertThat(instance.name()).isEqualTo("lcbench/167168");
        assertThat(instance.lowest()).isEqualTo(-87.94883);
        assertThat(losses[1]).isEqualTo(losses[0]).isBetween(-100.0, -30.0);
        assertThat(losses[2]).isGreaterThan(losses[0]);
    }

    @Test
    void refusesWhatTheModelDoesNotKnow() throws IOException {
        assumeSurrogates();
        Path folder = SURROGATES.resolve("rbv2_rpart");
        SurrogateModel model = new SurrogateModel(
                folder.resolve("model.onnx"), json(folder.resolve("space.json")).get("onnx"));
        Configuration wrong = Configuration.of("num.impute.selected.cpo", "impute.zero");

        assertThatThrownBy(() -> model.predict("acc", List.of(wrong)))
                .hasMessage("the model knows no num.impute.selected.cpo 'impute.zero'");
        assertThatThrownBy(() -> model.predict("speed", List.of()))
                .hasMessageStartingWith("the model predicts no 'speed', only [acc, bac");
    }

    private static void assumeSurrogates() {
        assumeTrue(Files.isDirectory(SURROGATES), "the surrogates are not beside the project: " + SURROGATES);
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }

    @SuppressWarnings("unchecked") // JSON's names are strings
    private static Map<String, ?> cast(Map<?, ?> values) {
        return (Map<String, ?>) values;
    }
}
