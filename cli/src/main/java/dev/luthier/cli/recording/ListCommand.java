package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.cli.terminal.TextTable;
import dev.luthier.cli.terminal.Texts;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luthier list}: the experiments in a folder. */
@Command(name = "list", description = "Lists the experiments in a folder.", mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
    private static final List<String> HEADER =
            List.of("experiment", "state", "trials", "metric", "best", "optimizer", "latest fact");

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "path or URI; luthier-experiments unless said")
    private String folder = ExperimentArgument.defaultFolder();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Store store = Store.at(folder);
        List<String> names = store.experiments();
        if (names.isEmpty()) {
            spec.commandLine().getOut().println("There is no experiment in " + folder + ".");
            return ExitCode.DONE;
        }
        TextTable table = new TextTable(HEADER);
        names.forEach(name -> table.add(row(store, name)));
        spec.commandLine().getOut().print(table.aligned());
        return ExitCode.DONE;
    }

    // One that is damaged must not keep the others from being listed.
    private static List<String> row(Store store, String name) {
        try {
            RecordedExperiment experiment = RecordedExperiment.of(store, name);
            return List.of(
                    name,
                    experiment.ending().map(ending -> ending.kind().name()).orElse("not ended"),
                    Integer.toString(experiment.trials().size()),
                    experiment.definition().metric(),
                    Texts.number(experiment
                            .best()
                            .map(best -> best.metric().orElseThrow())
                            .orElse(Double.NaN)),
                    experiment.definition().optimizer().name(),
                    Texts.time(experiment.latestAtMillis()));
        } catch (IllegalArgumentException e) {
            return List.of(name, "UNREADABLE", "", "", "", "", String.valueOf(e.getMessage()));
        }
    }
}
