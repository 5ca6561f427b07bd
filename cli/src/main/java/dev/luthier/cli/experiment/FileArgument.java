package dev.luthier.cli.experiment;

import dev.luthier.json.DefinitionYaml;
import dev.luthier.json.ExperimentFile;
import dev.luthier.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The YAML file of an experiment, and the jars that are said in it and beside it. */
final class FileArgument {
    @Parameters(
            paramLabel = "FILE",
            description = "the definition as YAML or JSON; luthier init writes one to begin with")
    private Path file = Path.of("experiment.yaml");

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description =
                    "a jar or folder of classes with the training function, beside those in the file; may be said "
                            + "several times")
    private List<Path> jars = new ArrayList<>();

    Path file() {
        return file;
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException with everything that is wrong, and the lines
     */
    ExperimentFile read() {
        return read((file, problems) -> {});
    }

    /** The same with a check of one's own, whose problems are said with all others. */
    ExperimentFile read(BiConsumer<ExperimentFile, Problems> check) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "there is no file " + file + "; luthier init " + file + " would write one");
        }
        try {
            return DefinitionYaml.readFile(Files.readString(file), check);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Those in the file are meant from its folder on. */
    List<Path> jars(ExperimentFile.@Nullable Run run) {
        List<Path> all = new ArrayList<>();
        if (run != null) {
            run.jars().forEach(jar -> all.add(file.resolveSibling(jar)));
        }
        all.addAll(jars);
        return all;
    }
}
