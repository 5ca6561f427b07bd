package dev.luthier.cli.experiment;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.cli.training.NamedFunction;
import dev.luthier.cli.training.SlotChoice;
import dev.luthier.cli.training.UserCode;
import dev.luthier.definition.Definition;
import dev.luthier.experiment.Experiment;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.json.ExperimentFile;
import dev.luthier.json.ResultJson;
import dev.luthier.space.Configuration;
import dev.luthier.space.typed.RecordSpace;
import dev.luthier.store.Store;
import dev.luthier.trial.MetricsFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code luthier run}: runs the experiment of a file. */
@Command(
        name = "run",
        description =
                "Runs the experiment of a YAML file, or goes on with it if it was begun before. What the command line "
                        + "says goes before what the file says. The exit status is 1 if the experiment ended for having failed.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    @Mixin
    private FileArgument file = new FileArgument();

    @Mixin
    private SlotChoice slots = new SlotChoice();

    @Option(names = "--function", paramLabel = "CLASS[::METHOD]", description = "the training function")
    private @Nullable String function;

    @Option(
            names = "--configuration",
            paramLabel = "CLASS",
            description = "the record that it is given; it gets the values by name unless said")
    private @Nullable String configuration;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "where the experiment is written down; luthier-experiments unless said")
    private @Nullable String into;

    @Option(names = "--fork", paramLabel = "NAME", description = "begins anew under this name")
    private @Nullable String fork;

    @Option(names = "--extend", description = "goes on although the budget in the file has grown since")
    private boolean extend;

    @Option(names = "--result", paramLabel = "FILE", description = "writes the result as JSON")
    private @Nullable Path resultFile;

    @Option(
            names = "--sink",
            paramLabel = "ADDRESS",
            description =
                    "also shows it there: mlflow:URL, tensorboard:DIR, prometheus:PORT, csv:DIR; may be said several "
                            + "times")
    private List<String> sinks = new ArrayList<>();

    @Option(
            names = "--dashboard",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            description = "shows it on a page")
    private @Nullable Integer dashboard;

    @Option(names = "--quiet", description = "shows no progress")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        ExperimentFile read = file.read();
        ExperimentFile.Run run = read.run();
        List<Path> jars = file.jars(run);
        UserCode.add(jars);
        if (run != null) {
            slots.orElse(run.master(), run.slots());
        }
        Experiment<?> experiment = experiment(read.definition(), run);
        List<String> places = jars.stream().map(Path::toString).toList();
        ExperimentResult<?> result = slots.with(places, where -> experiment.runOn(where));
        if (resultFile != null) {
            ResultJson.write(result, resultFile);
        }
        return result.ending().isRegular() ? ExitCode.DONE : ExitCode.NO;
    }

    private Experiment<?> experiment(Definition definition, ExperimentFile.@Nullable Run run) {
        NamedFunction found = NamedFunction.of(functionName(run), definition.metric());
        if (definition.tasks().size() > 1 || definition.tasks().get(0).cell() != null) {
            return described(Luthier.matrix(definition), run).trainMetrics(found::train, found.code(null));
        }
        String type = configuration != null || run == null ? configuration : run.configuration();
        Class<?> record = type == null ? null : NamedFunction.load(type);
        return described(Luthier.experiment(definition), run)
                .trainMetrics(given(found, record, definition), found.code(record));
    }

    private <C> ExperimentBuilder<C> described(ExperimentBuilder<C> builder, ExperimentFile.@Nullable Run run) {
        String place = into != null || run == null ? into : run.into();
        if (place != null) {
            builder.journal(Store.at(place));
        }
        if (run != null) {
            run.inputs().forEach(builder::input);
        }
        if (fork != null) {
            builder.fork(fork);
        }
        if (extend) {
            builder.extend();
        }
        if (quiet) {
            builder.quiet();
        }
        if (dashboard != null) {
            builder.dashboard(dashboard);
        }
        sinks.forEach(builder::sink);
        return builder;
    }

    private String functionName(ExperimentFile.@Nullable Run run) {
        if (function == null && run == null) {
            throw new IllegalArgumentException(
                    "there is no training function: say --function CLASS or CLASS::METHOD, or " + "add to "
                            + file.file() + " the part  run: {function: CLASS}");
        }
        return function != null ? function : Objects.requireNonNull(run).function();
    }

    private static MetricsFunction<Configuration> given(
            NamedFunction function, @Nullable Class<?> type, Definition definition) {
        if (type == null) {
            return (values, trial) -> function.train(values, trial);
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException("configuration is " + type.getName() + ", must be a record");
        }
        RecordSpace<?> space = RecordSpace.of(type.asSubclass(Record.class));
        checkSameNames(space, definition);
        return (values, trial) -> function.train(space.toObject(values), trial);
    }

    private static void checkSameNames(RecordSpace<?> space, Definition definition) {
        TreeSet<String> recorded = new TreeSet<>(space.space().names());
        TreeSet<String> written =
                new TreeSet<>(definition.tasks().get(0).space().names());
        if (!recorded.equals(written)) {
            throw new IllegalArgumentException("the file has the parameters " + written + ", but "
                    + space.type().getName() + " has " + recorded + ": they must be the same");
        }
    }
}
