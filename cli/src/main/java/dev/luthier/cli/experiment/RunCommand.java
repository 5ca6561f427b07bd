package dev.luthier.cli.experiment;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.cli.training.FunctionChoice;
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
import dev.luthier.optimizer.Catalog;
import dev.luthier.problem.Problems;
import dev.luthier.space.Configuration;
import dev.luthier.space.typed.RecordSpace;
import dev.luthier.store.Store;
import dev.luthier.trial.MetricsFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Mixin
    private FunctionChoice code = new FunctionChoice();

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
        ExperimentFile read = file.read(this::check);
        ExperimentFile.Run run = read.run();
        List<Path> jars = file.jars(run);
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

    // The user's jars come first: what is named may be in them.
    private void check(ExperimentFile read, Problems problems) {
        attempt("run.jars", problems, () -> UserCode.add(file.jars(read.run())));
        Catalog catalog = Catalog.load();
        Definition definition = read.definition();
        catalog.optimizer(definition.optimizer(), problems);
        catalog.earlyStop(definition.earlyStop(), problems);
        ExperimentFile.Run run = read.run();
        if (!code.isSaid() && run != null) {
            attempt("run.function", problems, () -> NamedFunction.of(run.function(), definition.metric()));
        }
    }

    private static void attempt(String field, Problems problems, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            problems.add("%s", field + ": " + e.getMessage());
        }
    }

    private Experiment<?> experiment(Definition definition, ExperimentFile.@Nullable Run run) {
        NamedFunction found = function(run, definition);
        if (definition.tasks().size() > 1 || definition.tasks().get(0).cell() != null) {
            return described(Luthier.matrix(definition), run).trainMetrics(found::train, found.code(null));
        }
        Class<? extends Record> record = code.record();
        return described(Luthier.experiment(definition), run)
                .trainMetrics(given(found, record, definition), found.code(record));
    }

    private NamedFunction function(ExperimentFile.@Nullable Run run, Definition definition) {
        if (run != null) {
            code.orElse(run.function(), run.configuration());
        }
        if (!code.isSaid()) {
            throw new IllegalArgumentException(
                    "there is no training function: say --function CLASS or CLASS::METHOD, or add to " + file.file()
                            + " the part  run: {function: CLASS}");
        }
        return code.find(definition.metric());
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

    private static MetricsFunction<Configuration> given(
            NamedFunction function, @Nullable Class<? extends Record> type, Definition definition) {
        if (type == null) {
            return (values, trial) -> function.train(values, trial);
        }
        RecordSpace<?> space = RecordSpace.of(type);
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
