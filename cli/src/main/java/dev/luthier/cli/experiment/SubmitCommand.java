package dev.luthier.cli.experiment;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.json.ExperimentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code luthier submit}: the spark-submit line of an experiment. */
@Command(
        name = "submit",
        description = "Prints the spark-submit line that runs the experiment of a file on a cluster, or runs it.",
        mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {
    private static final String MAIN = "dev.luthier.cli.Main";

    @Mixin
    private FileArgument file = new FileArgument();

    @Option(names = "--master", paramLabel = "URL", description = "of the cluster; as in the file unless said")
    private @Nullable String master;

    @Option(names = "--slots", paramLabel = "N", description = "how many trials run at once")
    private @Nullable Integer slots;

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "a setting of Spark; may be said several times")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--spark-submit",
            paramLabel = "COMMAND",
            description = "that of SPARK_HOME, or else the one on the path, unless said")
    private @Nullable String sparkSubmit;

    @Option(
            names = "--execute",
            description = "runs the line instead of only printing it; its exit status is passed on")
    private boolean execute;

    @Option(names = "--extend", description = "goes on although the budget in the file has grown since")
    private boolean extend;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> line = line(file.read());
        if (!execute) {
            spec.commandLine()
                    .getOut()
                    .println(line.stream().map(SubmitCommand::quoted).collect(Collectors.joining(" ")));
            return ExitCode.DONE;
        }
        return new ProcessBuilder(line).inheritIO().start().waitFor();
    }

    private List<String> line(ExperimentFile read) {
        ExperimentFile.Run run = read.run();
        String itsMaster = master != null || run == null ? master : run.master();
        if (itsMaster == null) {
            throw new IllegalArgumentException(
                    "there is no master: say --master URL, as in spark://host:7077 or yarn, or add it to the part run of "
                            + file.file());
        }
        List<String> line = new ArrayList<>(List.of(program(), "--master", itsMaster, "--class", MAIN));
        List<Path> jars = file.jars(run);
        if (!jars.isEmpty()) {
            line.addAll(List.of("--jars", jars.stream().map(Path::toString).collect(Collectors.joining(","))));
        }
        settings.forEach(setting -> line.addAll(List.of("--conf", setting)));
        line.addAll(List.of(jar().toString(), "run", file.file().toString()));
        if (slots != null) {
            line.addAll(List.of("--slots", slots.toString()));
        }
        if (extend) {
            line.add("--extend");
        }
        return line;
    }

    private String program() {
        String home = System.getenv("SPARK_HOME");
        return sparkSubmit != null ? sparkSubmit : home == null ? "spark-submit" : home + "/bin/spark-submit";
    }

    private static Path jar() {
        String jar = System.getProperty("luthier.jar");
        if (jar == null || !Files.exists(Path.of(jar))) {
            throw new IllegalArgumentException("the jar of Luthier is " + jar
                    + ", which is not there: start the command with ./luthier, or say -Dluthier.jar=…/luthier-cli.jar");
        }
        return Path.of(jar);
    }

    private static String quoted(String word) {
        boolean isPlain = word.matches("[A-Za-z0-9_./:=,@%+-]+");
        return isPlain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
