package dev.luthier.examples;

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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application jar by spark-submit on a standalone cluster: master, two workers and the driver are processes of their own. */
class DigitsOnClusterIT {
    private static final Path JAR = Path.of("target", "luthier-examples.jar").toAbsolutePath();
    private static final Duration LONGEST = Duration.ofMinutes(8);

    @TempDir
    private Path folder;

    @Test
    void everyTrialEndsOnceOnSlotsOfTheCluster() throws Exception {
        Path result = folder.resolve("result.json");
        List<String> arguments =
                List.of("--trials", "8", "--slots", "2", "--rounds", "10", "--result", result.toString());

        try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2);
                ChildProcess driver = cluster.submit(List.of(JAR), Digits.class.getName(), Map.of(), arguments)) {
            int status = driver.await(LONGEST);

            assertThat(status).as(Files.readString(driver.log())).isZero();
            assertThat(Files.readString(driver.log())).contains("XGBoost's defaults");
        }

        JsonNode json = new ObjectMapper().readTree(result.toFile());
        assertThat(json.path("ending").path("kind").textValue()).isEqualTo("completed");
        assertThat(StreamSupport.stream(json.path("trials").spliterator(), false)
                        .map(trial -> trial.path("number").intValue()))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(json.path("trials"))
                .allSatisfy(trial -> assertThat(trial.path("state").textValue()).isIn("finished", "stopped"));
        assertThat(json.path("slots")).hasSizeGreaterThanOrEqualTo(2);
    }
}
