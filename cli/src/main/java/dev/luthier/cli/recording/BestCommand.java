package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.cli.terminal.Format;
import dev.luthier.replay.Recording;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.trial.Trial;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code luthier best}: the best trials of an experiment. */
@Command(name = "best", description = "Shows the best trials of an experiment.", mixinStandardHelpOptions = true)
public final class BestCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "how many; 1 unless said")
    private int count = 1;

    @Option(names = "--format", description = "one of ${COMPLETION-CANDIDATES}; table unless said")
    private Format format = Format.table;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (count < 1) {
            throw new IllegalArgumentException("--count is " + count + ", must be 1 or more");
        }
        try (Recording recording = experiment.open()) {
            RecordedExperiment recorded = recording.experiment();
            List<Trial> best = recorded.trials().stream()
                    .filter(Trial::isFinished)
                    .sorted(recorded.definition().goals().bestFirst())
                    .limit(count)
                    .toList();
            if (best.isEmpty() && format == Format.table) {
                spec.commandLine().getOut().println("No trial of '" + recording.name() + "' has finished.");
            } else {
                TrialColumns columns = new TrialColumns(recorded.definition());
                TrialPrinter.print(best, columns, format, spec.commandLine().getOut());
            }
            return best.isEmpty() ? ExitCode.NO : ExitCode.DONE;
        }
    }
}
