package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultJsonTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Test
    void holdsAllThatTheResultKnows() throws IOException {
        ExperimentResult<Configuration> result = SmallExperiment.run(configuration -> configuration.getDouble("x"));

        JsonNode json = JACKSON.readTree(ResultJson.write(result));

        assertThat(json.get("experiment").textValue()).isEqualTo("small");
        assertThat(json.get("ending").get("kind").textValue()).isEqualTo("completed");
        assertThat(json.get("best").get("metric").doubleValue()).isEqualTo(result.bestMetric());
        assertThat(json.get("counts").get("finished").intValue()).isEqualTo(SmallExperiment.TRIALS);
        assertThat(json.get("wallTime").textValue()).isEqualTo(result.wallTime().toString());
        assertThat(json.get("slotUtilisation").doubleValue()).isEqualTo(result.slotUtilisation());
        assertThat(json.get("slots")).hasSameSizeAs(result.slotStays());
    }

    @Test
    void trialsAndDefinitionCanBeReadBack() throws IOException {
        ExperimentResult<Configuration> result = SmallExperiment.run(configuration -> configuration.getDouble("x"));

        JsonNode json = JACKSON.readTree(ResultJson.write(result));

        List<Trial> trials = new ArrayList<>();
        json.get("trials").forEach(trial -> trials.add(TrialJson.read(trial.toString())));
        assertThat(trials).isEqualTo(result.trials());
        assertThat(DefinitionJson.read(json.get("definition").toString())).isEqualTo(result.definition());
    }

    @Test
    void withoutAFinishedTrialThereIsNoBest() throws IOException {
        ExperimentResult<Configuration> result = SmallExperiment.run(configuration -> Double.NaN);

        JsonNode json = JACKSON.readTree(ResultJson.write(result));

        assertThat(json.get("best").isNull()).isTrue();
        assertThat(json.get("counts").get("failed").intValue()).isEqualTo(SmallExperiment.TRIALS);
    }

    @Test
    void hasTheFrontOfSeveralObjectives() throws IOException {
        ExperimentResult<Configuration> result = Luthier.experiment("front", SearchSpace.of(List.of()))
                .maximize("accuracy")
                .minimize("latency")
                .atMost("latency", 1.5)
                .optimizer(new SmallExperiment.Sampler())
                .trials(3)
                .quiet()
                .trainMetrics((configuration, trial) -> Map.of("accuracy", 0.5, "latency", 1.0 * trial.number()))
                .runOn(LocalSlots.of(1));

        JsonNode json = JACKSON.readTree(ResultJson.write(result));

        assertThat(json.get("paretoFront").toString())
                .isEqualTo("[{\"trial\":0,\"metrics\":{\"accuracy\":0.5,\"latency\":0.0},\"configuration\":{}}]");
        assertThat(json.get("hypervolume").doubleValue()).isZero();
        assertThat(json.get("remarks")).isEmpty();
        assertThat(json.get("best").get("feasible").booleanValue()).isTrue();
    }

    @Test
    void replacesTheFile(@TempDir Path folder) throws IOException {
        ExperimentResult<Configuration> result = SmallExperiment.run(configuration -> configuration.getDouble("x"));
        Path file = Files.writeString(folder.resolve("result.json"), "x".repeat(100_000));

        ResultJson.write(result, file);

        assertThat(file).hasContent(ResultJson.write(result));
    }

    @Test
    void saysWhichFileCannotBeWritten(@TempDir Path folder) {
        ExperimentResult<Configuration> result = SmallExperiment.run(configuration -> configuration.getDouble("x"));
        Path file = folder.resolve("missing").resolve("result.json");

        assertThatThrownBy(() -> ResultJson.write(result, file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(file.toString());
    }
}
