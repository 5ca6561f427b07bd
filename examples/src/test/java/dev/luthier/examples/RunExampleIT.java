package dev.luthier.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script, called from another folder, as a user would. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script needs a POSIX shell")
class RunExampleIT {
    private static final Path SCRIPT =
            Path.of("..", "run-example").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void tunesTheDigitsOnEmbeddedSpark() throws Exception {
        Run run = run("digits", "--trials", "6", "--rounds", "10", "--seed", "3", "--result", "result.json");

        assertThat(run.output()).contains("XGBoost's defaults").contains("digits: best logloss");
        assertThat(run.status()).isZero();
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("result.json").toFile());
        assertThat(result.path("trials")).hasSize(6);
    }

    @Test
    void runAgainGivesTheSameResultWithoutTrainingAgainAndNamesTheWaysOn() throws Exception {
        String[] six = {"digits", "--trials", "6", "--rounds", "3"};
        Run first = run(six);

        Run again = run(six);
        Run other = run("digits", "--trials", "6", "--rounds", "3", "--seed", "2");

        assertThat(first.status()).isZero();
        assertThat(first.output()).contains("digits: journal in " + folder);
        assertThat(again.status()).isZero();
        assertThat(again.output()).contains("digits has ended before").contains("XGBoost's defaults");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.output()).contains("seed: recorded 1, now 2").contains("--fork NAME");
    }

    @Test
    void wrongOptionIsRefusedBeforeSparkStarts() throws Exception {
        Run run = run("digits", "--trials", "0", "--colour", "red");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output())
                .contains("--trials is '0', must be a whole number from 1")
                .contains("unknown option '--colour'")
                .doesNotContain("Exception");
    }

    @Test
    void runsTheOtherExamples() throws Exception {
        assertThat(run("single-run", "--rounds", "3").status()).isZero();
        assertThat(run("custom-optimizer").status()).isZero();
    }

    @Test
    void leavesOutFeaturesAndLayersOnEmbeddedSpark() throws Exception {
        Run run = run("ablation", "--repeats", "2", "--most-repeats", "2", "--epochs", "5", "--chart", "chart.svg");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("layer:hidden*").contains("COMPLETED");
        assertThat(folder.resolve("chart.svg")).content().startsWith("<svg");
    }

    @Test
    void unknownExampleGetsTheUsage() throws Exception {
        Run run = run("no-such-example");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).contains("usage: ./run-example NAME");
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(15, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("%s ended within five minutes", command).isTrue();
        return new Run(process.exitValue(), Files.readString(output));
    }

    private record Run(int status, String output) {}
}
