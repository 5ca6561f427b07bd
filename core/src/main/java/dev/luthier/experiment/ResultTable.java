package dev.luthier.experiment;

import dev.luthier.definition.Definition;
import dev.luthier.matrix.result.MatrixResult;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A result as lines of text. */
final class ResultTable {
    private static final int MOST_ROWS = 10;

    private final ExperimentResult<?> result;
    private final Definition definition;
    private final Set<String> metrics;
    private final Set<Trial> front;
    private final boolean isFront;

    ResultTable(ExperimentResult<?> result) {
        this.result = result;
        this.definition = result.definition();
        this.metrics = definition.goals().metrics();
        this.front = new LinkedHashSet<>(result.paretoFront());
        this.isFront = definition.objectives().size() > 1;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        if (definition.tasks().size() > 1) {
            lines.add(definition.name() + ": " + result.ending());
            lines.add(MatrixResult.of(definition, result.trials()).toText());
        } else {
            lines.add(headline());
            lines.addAll(aligned(rows()));
        }
        lines.addAll(result.remarks());
        lines.add(footer());
        return String.join(System.lineSeparator(), lines);
    }

    /** How it ended and what was run, in a line. */
    String closing() {
        return result.ending() + "; " + footer();
    }

    private String headline() {
        return definition.name() + ": " + result.bestTrial().map(this::headline).orElse("no trial finished") + "; "
                + result.ending();
    }

    private String headline(Trial best) {
        String metric =
                definition.metric() + " = " + number(best.metric().orElseThrow()) + " (trial " + best.number() + ")";
        if (!result.isFeasible()) {
            return "no trial keeps " + definition.constraints() + "; nearest " + metric;
        }
        return isFront
                ? "front of " + front.size() + " trials, hypervolume " + number(result.hypervolume()) + ", best "
                        + metric
                : "best " + metric;
    }

    private String footer() {
        Counts counts = result.counts();
        return String.format(
                Locale.ROOT,
                "%d trials: %d finished, %d stopped, %d failed, %d unfinished; %d retried; %s, slots %.1f %% busy",
                result.trials().size(),
                counts.finished(),
                counts.stopped(),
                counts.failed(),
                counts.unfinished(),
                counts.retried(),
                Durations.text(result.wallTime().toMillis()),
                100 * result.slotUtilisation());
    }

    private List<List<String>> rows() {
        List<Trial> best =
                result.trials().stream().sorted(bestFirst()).limit(MOST_ROWS).toList();
        Set<String> parameters = new LinkedHashSet<>();
        best.forEach(trial -> parameters.addAll(trial.configuration().asMap().keySet()));
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("trial", "state"));
        header.addAll(metrics);
        header.addAll(List.of("steps", "time"));
        header.addAll(parameters);
        rows.add(header);
        best.forEach(trial -> rows.add(row(trial, parameters)));
        return rows;
    }

    private List<String> row(Trial trial, Set<String> parameters) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(trial.number()), state(trial)));
        metrics.forEach(metric -> row.add(metric(definition.goals().value(trial, metric))));
        row.add(Integer.toString(trial.curve().size()));
        row.add(Durations.text(trial.durationMillis()));
        Map<String, Object> values = trial.configuration().asMap();
        parameters.forEach(parameter -> row.add(value(values.getOrDefault(parameter, ""))));
        return row;
    }

    private String state(Trial trial) {
        Failure failure = trial.failure();
        if (failure != null) {
            return "FAILED " + failure.kind();
        }
        boolean isInfeasible = trial.isFinished() && !definition.goals().isFeasible(trial);
        return isInfeasible
                ? "INFEASIBLE"
                : isFront && front.contains(trial) ? "FRONT" : trial.state().name();
    }

    // The whole front first: none of its trials is better than another one.
    private Comparator<Trial> bestFirst() {
        Comparator<Trial> byGoals = definition.goals().bestFirst();
        Comparator<Trial> frontFirst = Comparator.comparing(trial -> !front.contains(trial));
        return isFront ? frontFirst.thenComparing(byGoals) : byGoals;
    }

    private static List<String> aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(i == 0 ? "  " : "   ")
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String metric(double value) {
        return Double.isNaN(value) ? "" : number(value);
    }

    private static String value(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }
}
