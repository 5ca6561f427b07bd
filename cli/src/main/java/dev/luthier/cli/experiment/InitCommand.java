package dev.luthier.cli.experiment;

import dev.luthier.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luthier init}: a definition to begin with. */
@Command(
        name = "init",
        description = "Writes a commented definition to begin with; it runs as it is.",
        mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {
    private static final String SCHEMA = "definition.schema.json";

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "experiment.yaml unless said; never overwritten")
    private Path file = Path.of("experiment.yaml");

    @Option(
            names = "--schema",
            description = "also writes definition.schema.json beside it, by which editors complete it")
    private boolean schema;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " exists already, and is not overwritten: name another file");
        }
        copy("experiment.yaml", file);
        if (schema) {
            copy(SCHEMA, file.resolveSibling(SCHEMA));
        }
        spec.commandLine().getOut().println("Written: " + file + ". Next: luthier run " + file);
        return ExitCode.DONE;
    }

    private static void copy(String resource, Path target) throws IOException {
        try (InputStream from = InitCommand.class.getResourceAsStream(resource)) {
            Files.copy(
                    Objects.requireNonNull(from, resource + " is missing in the jar"),
                    target,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
