package dev.luthier.cli.experiment;

import dev.luthier.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luthier init}: a definition to begin with. */
@Command(
        name = "init",
        description = "Writes a commented definition to begin with; it runs as it is.",
        mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "experiment.yaml unless said; never overwritten")
    private Path file = Path.of("experiment.yaml");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " exists already, and is not overwritten: name another file");
        }
        try (InputStream template = InitCommand.class.getResourceAsStream("experiment.yaml")) {
            Files.copy(Objects.requireNonNull(template, "experiment.yaml is missing in the jar"), file);
        }
        spec.commandLine().getOut().println("Written: " + file + ". Next: luthier run " + file);
        return ExitCode.DONE;
    }
}
