package dev.luthier.examples.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.spark.cluster.ChildProcess;
import dev.luthier.spark.cluster.StandaloneCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ablation by spark-submit on a standalone cluster of processes. */
class WineOnClusterIT {
    private static final Path JAR = Path.of("target", "luthier-examples.jar").toAbsolutePath();
    private static final Duration LONGEST = Duration.ofMinutes(8);

    @TempDir
    private Path folder;

    @Test
    void everyVariantIsTrainedOnSlotsOfTheCluster() throws Exception {
        Path result = folder.resolve("result.json");
        List<String> arguments = List.of(
                "--slots",
                "2",
                "--repeats",
                "2",
                "--most-repeats",
                "2",
                "--epochs",
                "5",
                "--result",
                result.toString());

        try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2);
                ChildProcess driver = cluster.submit(List.of(JAR), Wine.class.getName(), Map.of(), arguments)) {
            int status = driver.await(LONGEST);

            assertThat(status).as(Files.readString(driver.log())).isZero();
        }

        JsonNode json = new ObjectMapper().readTree(result.toFile());
        assertThat(json.path("counts").path("finished").intValue()).isEqualTo(46);
        assertThat(json.path("ablation").path("effects"))
                .hasSize(22)
                .allSatisfy(
                        effect -> assertThat(effect.path("repeats").intValue()).isEqualTo(2));
    }
}
