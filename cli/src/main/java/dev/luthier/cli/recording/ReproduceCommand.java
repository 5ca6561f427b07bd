package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.cli.training.FunctionChoice;
import dev.luthier.cli.training.NamedFunction;
import dev.luthier.cli.training.SlotChoice;
import dev.luthier.cli.training.UserCode;
import dev.luthier.provenance.TrainingCode;
import dev.luthier.recording.RunRecord;
import dev.luthier.replay.Recording;
import dev.luthier.replay.reproduce.Reproduction;
import dev.luthier.replay.reproduce.ReproductionReport;
import dev.luthier.run.Slots;
import dev.luthier.store.Store;
import dev.luthier.trial.MetricsFunction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code luthier reproduce}: runs recorded trials again and compares. */
@Command(
        name = "reproduce",
        description =
                "Runs the trials of an experiment again with their configurations, seeds and resources, and compares "
                        + "curves and metrics. It is an experiment of its own, EXPERIMENT-again: interrupted, the same command goes on "
                        + "with it. The exit status is 1 if a trial differs.",
        mixinStandardHelpOptions = true)
public final class ReproduceCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Mixin
    private SlotChoice slots = new SlotChoice();

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "a jar or folder of classes with the training function; may be said several times")
    private List<Path> jars = new ArrayList<>();

    @Mixin
    private FunctionChoice code = new FunctionChoice();

    @Option(names = "--trials", split = ",", paramLabel = "N", description = "only these, by their numbers")
    private int[] trials = {};

    @Option(names = "--best", paramLabel = "N", description = "only the best so many")
    private int best;

    @Option(names = "--tolerance", paramLabel = "X", description = "what two values may differ by; 1e-6 unless said")
    private double tolerance = 1e-6;

    @Option(names = "--input", paramLabel = "NAME=URI", description = "where a declared input is now")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "the name of the repetition; EXPERIMENT-again unless said")
    private @Nullable String name;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "where the repetition is written down; luthier-experiments unless said")
    private String into = ExperimentArgument.defaultFolder();

    @Option(names = "--quiet", description = "shows the comparison only")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        UserCode.add(jars);
        try (Recording recording = experiment.open()) {
            NamedFunction found = function(recording);
            Class<? extends Record> record = code.record();
            Reproduction reproduction = describe(recording).code(found.code(record));
            List<String> places = jars.stream().map(Path::toString).toList();
            ReproductionReport report = slots.with(places, where -> run(reproduction, record, found, where));
            spec.commandLine().getOut().println(report);
            return report.isReproduced() ? ExitCode.DONE : ExitCode.NO;
        }
    }

    private Reproduction describe(Recording recording) {
        Reproduction reproduction =
                recording.reproduction().trials(trials).tolerance(tolerance).journal(Store.at(into));
        inputs.forEach(reproduction::input);
        if (best > 0) {
            reproduction.best(best);
        }
        if (name != null) {
            reproduction.name(name);
        }
        return quiet ? reproduction.quiet() : reproduction;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the record type is known by its name only
    private static ReproductionReport run(
            Reproduction reproduction, @Nullable Class<? extends Record> record, NamedFunction function, Slots where) {
        if (record == null) {
            return reproduction.runMetrics((values, trial) -> function.train(values, trial), where);
        }
        return reproduction.runMetrics((Class) record, (MetricsFunction) function, where);
    }

    private NamedFunction function(Recording recording) {
        List<RunRecord> runs = recording.runs();
        TrainingCode recorded =
                runs.isEmpty() ? null : runs.get(runs.size() - 1).code();
        if (recorded != null) {
            code.orElse(recorded.hasName() ? recorded.toString() : null, recorded.configuration());
        }
        if (!code.isSaid()) {
            throw new IllegalArgumentException("the training function is "
                    + (recorded == null ? "not recorded" : recorded + ", which cannot be found by its name")
                    + ": say --function CLASS or CLASS::METHOD; or run it from Java, with "
                    + "Recording.of(…).reproduce(function, slots)");
        }
        return code.find(recording.experiment().definition().metric());
    }
}
