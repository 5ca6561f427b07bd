package dev.luthier.cli.recording;

import dev.luthier.analysis.Analysis;
import dev.luthier.analysis.EarlyRanks;
import dev.luthier.analysis.Importance;
import dev.luthier.analysis.Marginal;
import dev.luthier.analysis.TimeSaved;
import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.cli.terminal.TextTable;
import dev.luthier.cli.terminal.Texts;
import dev.luthier.replay.Recording;
import dev.luthier.replay.history.RecordedExperiment;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code luthier analyze}: what the trials tell. */
@Command(
        name = "analyze",
        description =
                "Says which parameters matter, whether early reports foretell the end, and what early stopping saved.",
        mixinStandardHelpOptions = true)
public final class AnalyzeCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Option(names = "--task", paramLabel = "N", description = "which task of a matrix; 0 unless said")
    private int task;

    @Option(
            names = "--marginals",
            description = "also how the metric depends on each parameter, the others averaged out")
    private boolean marginals;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Recording recording = experiment.open()) {
            RecordedExperiment recorded = recording.experiment();
            int tasks = recorded.definition().tasks().size();
            if (task < 0 || task >= tasks) {
                throw new IllegalArgumentException("--task is " + task + ", must be 0 to " + (tasks - 1));
            }
            Analysis analysis = Analysis.of(recorded.definition(), task, recorded.trials());
            PrintWriter out = spec.commandLine().getOut();
            importance(analysis, out);
            if (marginals) {
                analysis.marginals()
                        .forEach(each -> marginal(each, recorded.definition().metric(), out));
            }
            ranks(analysis, out);
            saved(analysis.timeSaved(), out);
            return ExitCode.DONE;
        }
    }

    private static void importance(Analysis analysis, PrintWriter out) {
        List<Importance> shares = analysis.varianceShares();
        if (shares.isEmpty()) {
            out.println("Too few finished trials to say which parameters matter: " + Analysis.FEWEST_TRIALS
                    + " are needed.");
            return;
        }
        Map<String, Double> ofBest = new HashMap<>();
        analysis.bestShares().forEach(each -> ofBest.put(each.parameter(), each.share()));
        TextTable table = new TextTable(
                List.of("parameter", "share of the variance (fANOVA)", "what sets the best tenth apart (PED-ANOVA)"));
        shares.forEach(each -> table.add(List.of(
                each.parameter(),
                percent(each.share()),
                ofBest.containsKey(each.parameter()) ? percent(ofBest.get(each.parameter())) : "")));
        out.println(table.aligned());
    }

    private static void marginal(Marginal marginal, String metric, PrintWriter out) {
        TextTable table = new TextTable(List.of(marginal.parameter(), metric, "±"));
        marginal.points()
                .forEach(point -> table.add(List.of(
                        point.value() instanceof Double number ? Texts.number(number) : String.valueOf(point.value()),
                        Texts.number(point.mean()),
                        Texts.number(point.deviation()))));
        out.println(table.aligned());
    }

    private static void ranks(Analysis analysis, PrintWriter out) {
        List<EarlyRanks> ranks = analysis.earlyRanks();
        if (ranks.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                List.of("step", "trials", "rank correlation with the end", "best tenth in the better half"));
        ranks.forEach(each -> table.add(List.of(
                Long.toString(each.step()),
                Integer.toString(each.trials()),
                String.format(Locale.ROOT, "%.2f", each.correlation()),
                percent(each.bestKept()))));
        out.println(table.aligned());
        OptionalLong safe = analysis.safeFrom();
        out.println(
                safe.isPresent()
                        ? "Stopping the worse half is safe here from step " + safe.getAsLong()
                                + " on: it would have kept 95 % or more of the best tenth."
                        : "Stopping the worse half is not safe here: before the end it would have lost some of the best tenth.");
    }

    private static void saved(TimeSaved saved, PrintWriter out) {
        String unknown =
                saved.unknown() == 0 ? "" : "; " + saved.unknown() + " had reported nothing and are not counted";
        out.println("Early stopping: " + saved.stopped() + " trials, about "
                + Texts.duration(Duration.ofMillis(saved.savedMillis())) + " of slot time saved, "
                + percent(saved.share())
                + " of what there would have been to do" + unknown + ".");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
