package dev.luthier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar, with nothing else on the class path, in a folder of its own. */
class RunnableJarIT {
    private static final Path JAR = Path.of("target", "luthier.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void runsLooksAtAndVerifiesAnExperimentWithoutSpark() throws Exception {
        assertThat(luthier("init", "--schema")).contains("Written: experiment.yaml");
        assertThat(folder.resolve("definition.schema.json")).content().contains("Luthier definition");

        assertThat(luthier("run", "experiment.yaml")).contains("first-try: best loss = ");

        assertThat(luthier("list")).contains("first-try", "COMPLETED").doesNotContain("SLF4J");
        assertThat(luthier("verify", "first-try")).contains("first-try");
        assertThat(luthier("what-if", "first-try", "--early-stop", "threshold", "--help"))
                .contains("Usage");
    }

    @Test
    void saysWhatSparkIsNeededFor() throws Exception {
        luthier("init");

        assertThat(luthier("run", "experiment.yaml", "--master", "local[2]"))
                .contains("Spark is not on the class path: start the command with spark-submit");
    }

    private String luthier(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
