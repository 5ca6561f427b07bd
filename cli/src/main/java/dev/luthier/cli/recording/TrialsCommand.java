package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.cli.terminal.Format;
import dev.luthier.definition.Definition;
import dev.luthier.replay.Recording;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code luthier trials}: the trials of an experiment, filtered and sorted. */
@Command(
        name = "trials",
        description =
                "Shows the trials of an experiment. Columns are trial, state, data and model in a matrix, the metrics, "
                        + "resource, steps, last (the latest report), seconds, attempts, the parameters, note, failure.",
        mixinStandardHelpOptions = true)
public final class TrialsCommand implements Callable<Integer> {
    private static final String BEST_FIRST = "best";

    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "only trials for which it holds, as in state=finished or lr<=1e-3; may be said several times")
    private List<String> where = new ArrayList<>();

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description = "a column, or 'best' for the best trials first; by number unless said")
    private String sort = "trial";

    @Option(names = "--reverse", description = "the other way round")
    private boolean reverse;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "only the first so many")
    private @Nullable Integer limit;

    @Option(names = "--format", description = "one of ${COMPLETION-CANDIDATES}; table unless said")
    private Format format = Format.table;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Recording recording = experiment.open()) {
            RecordedExperiment recorded = recording.experiment();
            TrialColumns columns = new TrialColumns(recorded.definition());
            List<TrialFilter> filters = TrialFilter.all(where, columns);
            List<Trial> trials = recorded.trials().stream()
                    .filter(trial -> filters.stream().allMatch(filter -> filter.test(trial)))
                    .sorted(order(recorded.definition(), columns))
                    .limit(limit == null ? Long.MAX_VALUE : limit)
                    .toList();
            TrialPrinter.print(trials, columns, format, spec.commandLine().getOut());
            return ExitCode.DONE;
        }
    }

    private Comparator<Trial> order(Definition definition, TrialColumns columns) {
        boolean isColumn = columns.names().contains(sort);
        if (!isColumn && !sort.equals(BEST_FIRST)) {
            throw new IllegalArgumentException("--sort is '" + sort + "', must be 'best' or one of " + columns.names());
        }
        Comparator<Trial> order = isColumn
                ? Comparator.<Trial>comparingInt(trial -> isThere(columns.value(sort, trial)) ? 0 : 1)
                        .thenComparing(trial -> columns.value(sort, trial), reverse ? descending() : ascending())
                : reverse
                        ? definition.goals().bestFirst().reversed()
                        : definition.goals().bestFirst();
        return order.thenComparing(Trial::number);
    }

    // What is not there comes last, whichever way round.
    private static boolean isThere(Object value) {
        return value instanceof Double number ? !number.isNaN() : !value.equals("");
    }

    private static Comparator<Object> descending() {
        return ascending().reversed();
    }

    private static Comparator<Object> ascending() {
        return (one, other) -> one instanceof Number left && other instanceof Number right
                ? Double.compare(left.doubleValue(), right.doubleValue())
                : one.toString().compareTo(other.toString());
    }
}
