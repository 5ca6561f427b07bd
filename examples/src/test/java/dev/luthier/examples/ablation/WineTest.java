package dev.luthier.examples.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.ablation.Kept;
import dev.luthier.event.Ending;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.run.LocalSlots;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ablation example, small, on local threads; on Spark it is run by the integration tests. */
class WineTest {
    @TempDir
    private Path folder;

    @Test
    void leavesOutEveryFeatureLayerAndSwitch() throws Exception {
        Path json = folder.resolve("result.json");
        Path svg = folder.resolve("chart.svg");
        WineOptions options = WineOptions.parse(
                "--repeats",
                "3",
                "--most-repeats",
                "3",
                "--result",
                json.toString(),
                "--chart",
                svg.toString(),
                "--fork",
                "wine-small");

        ExperimentResult<Kept> result = Wine.run(options, LocalSlots.of(2));

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(result.counts().finished()).as("23 variants, 3 repeats").isEqualTo(69);
        assertThat(result.ablation().effects()).hasSize(22);
        assertThat(result.ablation().reference().mean()).as("it learns").isLessThan(0.5);
        assertThat(result.ablation()
                        .effect("component:standardisation")
                        .estimate()
                        .low())
                .isPositive();
        JsonNode effects =
                new ObjectMapper().readTree(json.toFile()).path("ablation").path("effects");
        assertThat(effects).hasSize(22);
        assertThat(effects.get(0).path("name").textValue()).isEqualTo("feature:alcohol");
        assertThat(effects.get(0).path("low").doubleValue())
                .isLessThan(effects.get(0).path("high").doubleValue());
        assertThat(Files.readString(svg)).startsWith("<svg").contains("feature:proline");
    }

    @Test
    void saysEverythingThatIsWrongOnTheCommandLine() {
        assertThatThrownBy(() -> WineOptions.parse("--repeats", "0", "--colour", "red"))
                .hasMessageContaining("--repeats is '0', must be a whole number from 1")
                .hasMessageContaining("unknown option '--colour'");
    }
}
