package dev.luthier.cli.recording;

import static java.util.Objects.requireNonNull;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.cli.terminal.Format;
import dev.luthier.cli.terminal.TextTable;
import dev.luthier.definition.Named;
import dev.luthier.optimizer.Catalog;
import dev.luthier.replay.Recording;
import dev.luthier.replay.whatif.Promotion;
import dev.luthier.replay.whatif.WhatIfReport;
import dev.luthier.replay.whatif.WhatIfTrial;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code luthier what-if}: what another early-stopping rule or scheduler would have done. */
@Command(
        name = "what-if",
        description =
                "Replays the recorded curves under another early-stopping rule or scheduler: which trials it would have "
                        + "stopped, or not promoted, the time saved and whether the best trial would have been kept.",
        mixinStandardHelpOptions = true)
public final class WhatIfCommand implements Callable<Integer> {
    private static final List<String> HEADER =
            List.of("trial", "recorded", "verdict", "step", "savedSeconds", "reason");

    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @ArgGroup(multiplicity = "1")
    private Asked asked = new Asked();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "a setting of the rule or scheduler, as in minCompleted=3; may be said several times")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--checkpoints",
            description = "trials that a scheduler promotes go on from checkpoints; they train anew unless said")
    private boolean checkpoints;

    @Option(names = "--trials", description = "also shows what becomes of each trial")
    private boolean trials;

    @Option(names = "--format", description = "one of table, csv; csv shows the trials only; table unless said")
    private Format format = Format.table;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One of the two. */
    private static final class Asked {
        @Option(
                names = "--early-stop",
                paramLabel = "RULE",
                description = "the name of a rule, such as median, percentile, patience, successive-halving")
        private @Nullable String rule;

        @Option(
                names = "--scheduler",
                paramLabel = "OPTIMIZER",
                description = "the name of an optimizer that promotes trials, such as asha, pasha, hyperband")
        private @Nullable String scheduler;
    }

    @Override
    public Integer call() {
        if (format == Format.json) {
            throw new IllegalArgumentException("--format is 'json', must be 'table' or 'csv'");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((name, value) -> values.put(name, SettingValue.of(value)));
        try (Recording recording = experiment.open()) {
            print(report(recording, values), spec.commandLine().getOut());
            return ExitCode.DONE;
        }
    }

    private WhatIfReport report(Recording recording, Map<String, Object> values) {
        Catalog catalog = Catalog.load();
        if (asked.scheduler == null) {
            return recording.whatIf(catalog.earlyStop(new Named(requireNonNull(asked.rule), values)));
        }
        return recording.whatIf(
                catalog.optimizer(new Named(asked.scheduler, values)),
                checkpoints ? Promotion.GOES_ON : Promotion.BEGINS_ANEW);
    }

    private void print(WhatIfReport report, PrintWriter out) {
        TextTable table = new TextTable(HEADER);
        report.trials().forEach(trial -> table.add(row(trial)));
        if (format == Format.csv) {
            out.print(table.csv());
            return;
        }
        out.println(report);
        if (trials) {
            out.print(table.aligned());
        }
    }

    private static List<String> row(WhatIfTrial trial) {
        return List.of(
                Integer.toString(trial.number()),
                trial.recorded().name().toLowerCase(Locale.ROOT),
                trial.verdict().name().toLowerCase(Locale.ROOT),
                trial.step() < 0 ? "" : Long.toString(trial.step()),
                String.format(Locale.ROOT, "%.3f", trial.savedMillis() / 1000.0),
                trial.reason());
    }
}
