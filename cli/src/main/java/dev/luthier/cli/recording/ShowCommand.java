package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.ExitCode;
import dev.luthier.cli.terminal.Texts;
import dev.luthier.definition.Budget;
import dev.luthier.definition.Definition;
import dev.luthier.json.DefinitionJson;
import dev.luthier.recording.RunRecord;
import dev.luthier.recording.input.InputFingerprint;
import dev.luthier.replay.Recording;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code luthier show}: an experiment at a glance. */
@Command(
        name = "show",
        description =
                "Shows an experiment: how it stands, its best trial, its runs with what changed between them, its inputs.",
        mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {
    private static final List<String> WORTH_SHOWING = List.of(
            "application.commit",
            "spark.version",
            "spark.master",
            "slots",
            "java.version",
            "os.name",
            "cpu.model",
            "cpu.count",
            "host");

    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Option(names = "--definition", description = "shows its definition as JSON, and nothing else")
    private boolean definitionOnly;

    @Option(names = "--environment", description = "shows all that is recorded of the environment of its latest run")
    private boolean environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Recording recording = experiment.open()) {
            RecordedExperiment recorded = recording.experiment();
            if (definitionOnly) {
                out.println(DefinitionJson.write(recorded.definition()));
            } else {
                show(recording.place(), recorded, out);
                show(recording.runs(), out);
            }
            return ExitCode.DONE;
        }
    }

    private static void show(String place, RecordedExperiment recorded, PrintWriter out) {
        Definition definition = recorded.definition();
        line(out, "experiment", definition.name());
        line(out, "place", place);
        line(out, "ending", recorded.ending().map(Object::toString).orElse("not ended: it goes on, or was killed"));
        line(out, "goals", goals(definition));
        line(
                out,
                "optimizer",
                definition.optimizer() + ", early stop " + definition.earlyStop() + ", seed " + definition.seed());
        line(out, "budget", budget(definition.budget()));
        line(out, "trials", counts(recorded.trials()));
        line(
                out,
                "time",
                "from " + Texts.time(recorded.openedAtMillis()) + " for "
                        + Texts.duration(Duration.ofMillis(recorded.latestAtMillis() - recorded.openedAtMillis()))
                        + ", " + Texts.duration(recorded.slotTime()) + " on slots, " + recorded.facts() + " facts");
        recorded.best()
                .ifPresent(best -> line(
                        out,
                        "best",
                        definition.metric() + " = " + best.metric().orElseThrow() + ", trial " + best.number() + " "
                                + best.configuration()));
    }

    private void show(List<RunRecord> runs, PrintWriter out) {
        if (runs.isEmpty()) {
            line(out, "runs", "none is recorded");
        }
        for (int i = 0; i < runs.size(); i++) {
            RunRecord run = runs.get(i);
            line(out, "run " + run.run(), run.startedAt() + ", trains " + run.code());
            if (i == 0) {
                WORTH_SHOWING.stream()
                        .filter(run.environment()::containsKey)
                        .forEach(name ->
                                line(out, "", name + ": " + run.environment().get(name)));
            } else {
                runs.get(i - 1).environmentDifferences(run.environment()).forEach(change -> line(out, "", change));
            }
        }
        if (!runs.isEmpty()) {
            RunRecord latest = runs.get(runs.size() - 1);
            latest.inputs().forEach(input -> show(input, out));
            if (environment) {
                latest.environment().forEach((name, value) -> line(out, "", name + ": " + value));
            }
        }
    }

    private static void show(InputFingerprint input, PrintWriter out) {
        String parts = input.parts().isEmpty() ? "" : ", " + input.parts().size() + " files";
        line(
                out,
                "input",
                input.name() + " at " + input.uri() + ", " + input.size() + " bytes" + parts + ", SHA-256 "
                        + input.sha256());
        if (!input.columns().isEmpty()) {
            line(out, "", input.columns().size() + " columns: " + input.columns());
        }
    }

    private static String goals(Definition definition) {
        String objectives = definition.objectives().stream()
                .map(each -> each.direction().name().toLowerCase(Locale.ROOT) + " " + each.metric())
                .collect(Collectors.joining(", "));
        return definition.constraints().isEmpty() ? objectives : objectives + "; " + definition.constraints();
    }

    private static String budget(Budget budget) {
        StringBuilder text = new StringBuilder(budget.trials() + " trials, resource up to " + budget.maxResource());
        budget.time().ifPresent(limit -> text.append(", time ").append(limit));
        budget.slotTime().ifPresent(limit -> text.append(", slot time ").append(limit));
        if (budget.target() != null) {
            text.append(", target ").append(budget.target());
        }
        return budget.patience() == 0 ? text.toString() : text + ", patience " + budget.patience();
    }

    private static String counts(List<Trial> trials) {
        return trials.size() + ": " + count(trials, TrialState.FINISHED) + " finished, "
                + count(trials, TrialState.STOPPED) + " stopped, " + count(trials, TrialState.FAILED) + " failed, "
                + (count(trials, TrialState.RUNNING) + count(trials, TrialState.PENDING)) + " unfinished";
    }

    private static long count(List<Trial> trials, TrialState state) {
        return trials.stream().filter(trial -> trial.state() == state).count();
    }

    private static void line(PrintWriter out, String name, String value) {
        out.println(name + " ".repeat(Math.max(1, 12 - name.length())) + value);
    }
}
