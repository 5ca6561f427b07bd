package dev.luthier.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
class LuthierScriptIT {
    private static final Path SCRIPT = Path.of("..", "luthier").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void listsAndVerifiesTheExperimentsHere() throws Exception {
        Trainings.run(folder.resolve("luthier-experiments"), "one");

        assertThat(run(0, "list")).contains("one", "COMPLETED");
        assertThat(run(0, "verify", "one")).contains("all the same");
        assertThat(run(2, "show", "two")).contains("there is no experiment 'two'");
    }

    @Test
    void reproducesOnEmbeddedSpark() throws Exception {
        Trainings.run(folder.resolve("luthier-experiments"), "one");
        String classes = Path.of("target", "test-classes").toAbsolutePath().toString();

        String said = run(0, "reproduce", "one", "--jar", classes, "--master", "local[2]", "--best", "3", "--quiet");

        assertThat(said).contains("3 trials run again: 3 identical", "spark.version: (not set) -> ");
    }

    private String run(int status, String... arguments) throws IOException, InterruptedException {
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
        assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(status);
        return Files.readString(output);
    }
}
