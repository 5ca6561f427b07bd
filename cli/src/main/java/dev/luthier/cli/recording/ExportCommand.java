package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.dashboard.chart.ChartFiles;
import dev.luthier.replay.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code luthier export}: a recording in one file. */
@Command(
        name = "export",
        description =
                "Writes the recording of an experiment into one zip file, without its checkpoints; or its charts into a "
                        + "folder, as SVG, PNG and one HTML page.",
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    private static final String SUFFIX = ".zip";

    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "ends in .zip; EXPERIMENT.zip in this folder unless said")
    private String output = "";

    @Option(names = "--charts", paramLabel = "DIR", description = "writes the charts there instead of the zip file")
    private @Nullable Path charts;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!output.isEmpty() && !output.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("--output is '" + output + "', must end in " + SUFFIX);
        }
        try (Recording recording = experiment.open()) {
            if (charts != null) {
                List<Path> files = ChartFiles.write(recording.store(), recording.name(), charts);
                files.forEach(each -> spec.commandLine().getOut().println(each));
                return ExitCode.DONE;
            }
            Path file = Path.of(output.isEmpty() ? recording.name() + SUFFIX : output);
            recording.export(file);
            spec.commandLine().getOut().println("'" + recording.name() + "' is written to " + file.toAbsolutePath());
            return ExitCode.DONE;
        }
    }
}
