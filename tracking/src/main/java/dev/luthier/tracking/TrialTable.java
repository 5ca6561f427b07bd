package dev.luthier.tracking;

import dev.luthier.definition.Definition;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Attempt;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Trials as a table in CSV (RFC 4180, lines end with a line feed): a row for each trial, a column for each parameter. */
public final class TrialTable implements ResultFile {
    /** Columns of {@link #reports}. */
    public static final String REPORT_HEADER = "trial,attempt,step,metric,value\n";

    private static final List<String> FIRST = List.of("trial", "task", "state", "resource");
    private static final List<String> LAST =
            List.of("attempts", "slot", "started_at_millis", "ended_at_millis", "duration_millis", "reason", "note");

    @Override
    public String path() {
        return "trials.csv";
    }

    @Override
    public byte[] content(Definition definition, List<Trial> trials) {
        return of(definition, trials).getBytes(StandardCharsets.UTF_8);
    }

    /** The table. */
    public static String of(Definition definition, List<Trial> trials) {
        Set<String> metrics = metrics(definition, trials);
        Set<String> parameters = new LinkedHashSet<>();
        trials.forEach(trial -> parameters.addAll(trial.configuration().asMap().keySet()));
        List<String> header = new ArrayList<>(FIRST);
        metrics.forEach(metric -> header.add("metric." + metric));
        parameters.forEach(parameter -> header.add("param." + parameter));
        header.addAll(LAST);
        StringBuilder text = new StringBuilder(row(header));
        trials.forEach(trial -> text.append(row(cells(definition, trial, metrics, parameters))));
        return text.toString();
    }

    /** Rows of reports of a trial, one for each metric. */
    public static String reports(Definition definition, Trial trial, List<Report> reports) {
        int attempt = trial.attempts().size() + (trial.state().hasEnded() ? 0 : 1);
        StringBuilder text = new StringBuilder();
        for (Report report : reports) {
            String begin = trial.number() + "," + attempt + "," + report.step() + ",";
            text.append(begin).append(reportRow(definition.metric(), report.value()));
            report.more().forEach((metric, value) -> text.append(begin).append(reportRow(metric, value)));
        }
        return text.toString();
    }

    /** Why it stopped or failed; empty if it did not. */
    public static String reason(Trial trial) {
        if (trial.outcome() instanceof Outcome.Stopped stopped) {
            return stopped.reason();
        }
        return trial.outcome() instanceof Outcome.Failed failed
                ? failed.failure().toString()
                : "";
    }

    private static Set<String> metrics(Definition definition, List<Trial> trials) {
        Set<String> names = new LinkedHashSet<>(definition.goals().metrics());
        for (Trial trial : trials) {
            if (trial.outcome() instanceof Outcome.Finished finished) {
                names.addAll(finished.more().keySet());
            }
        }
        return names;
    }

    private static List<String> cells(Definition definition, Trial trial, Set<String> metrics, Set<String> parameters) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(trial.number()));
        cells.add(definition.tasks().get(trial.task()).name());
        cells.add(trial.state().name());
        cells.add(String.valueOf(trial.resource()));
        metrics.forEach(metric -> cells.add(metric(definition, trial, metric)));
        Configuration configuration = trial.configuration();
        parameters.forEach(
                name -> cells.add(configuration.contains(name) ? String.valueOf(configuration.get(name)) : ""));
        List<Attempt> attempts = trial.attempts();
        Attempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        cells.add(String.valueOf(attempts.size()));
        cells.add(last == null ? "" : last.slot());
        cells.add(last == null ? "" : String.valueOf(attempts.get(0).startedAtMillis()));
        cells.add(last == null ? "" : String.valueOf(last.endedAtMillis()));
        cells.add(String.valueOf(trial.durationMillis()));
        cells.add(reason(trial));
        cells.add(trial.note());
        return cells;
    }

    private static String metric(Definition definition, Trial trial, String metric) {
        if (!(trial.outcome() instanceof Outcome.Finished finished)) {
            return "";
        }
        @Nullable
        Double value = metric.equals(definition.metric())
                ? Double.valueOf(finished.metric())
                : finished.more().get(metric);
        return value == null ? "" : String.valueOf(value);
    }

    private static String reportRow(String metric, double value) {
        return quoted(metric) + "," + value + "\n";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(TrialTable::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
