package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.TextTable;
import dev.luthier.cli.terminal.Texts;
import dev.luthier.definition.Cell;
import dev.luthier.definition.Definition;
import dev.luthier.definition.Task;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What can be shown of a trial, by name: texts, numbers (NaN if there is none) and booleans. */
final class TrialColumns {
    /** What a parameter's name begins with if a column has the same name without it. */
    private static final String PARAMETER = "parameter.";

    private final Map<String, Function<Trial, Object>> columns = new LinkedHashMap<>();

    TrialColumns(Definition definition) {
        columns.put("trial", Trial::number);
        columns.put("state", trial -> trial.state().name().toLowerCase(Locale.ROOT));
        putTask(definition.tasks());
        definition
                .goals()
                .metrics()
                .forEach(metric ->
                        columns.put(metric, trial -> definition.goals().value(trial, metric)));
        columns.put("resource", Trial::resource);
        columns.put("steps", trial -> trial.curve().size());
        columns.put("last", trial -> trial.curve().last());
        columns.put("seconds", trial -> trial.durationMillis() / 1000.0);
        columns.put("attempts", trial -> trial.attempts().size());
        putParameters(definition.tasks());
        columns.put("note", Trial::note);
        columns.put("failure", TrialColumns::failure);
    }

    private void putTask(List<Task> tasks) {
        if (tasks.stream().anyMatch(task -> task.cell() != null)) {
            columns.put("data", trial -> cell(tasks, trial, Cell::data));
            columns.put("model", trial -> cell(tasks, trial, Cell::model));
        } else if (tasks.size() > 1) {
            columns.put("task", trial -> tasks.get(trial.task()).name());
        }
    }

    private static String cell(List<Task> tasks, Trial trial, Function<Cell, String> part) {
        Cell cell = tasks.get(trial.task()).cell();
        return cell == null ? "" : part.apply(cell);
    }

    // Tasks differ in their parameters; those of one name share a column.
    private void putParameters(List<Task> tasks) {
        Set<String> taken = Set.copyOf(columns.keySet());
        tasks.stream()
                .flatMap(task -> task.space().names().stream())
                .distinct()
                .forEach(name -> columns.put(
                        taken.contains(name) ? PARAMETER + name : name,
                        trial -> trial.configuration().asMap().getOrDefault(name, "")));
    }

    List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** @throws IllegalArgumentException if there is no such column, naming those that there are */
    Object value(String name, Trial trial) {
        Function<Trial, Object> column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("there is no column '" + name + "', there are " + columns.keySet());
        }
        return column.apply(trial);
    }

    /** All columns of these trials; numbers in full. */
    TextTable full(List<Trial> trials) {
        TextTable table = new TextTable(names());
        trials.forEach(trial -> table.add(
                names().stream().map(name -> exact(value(name, trial))).toList()));
        return table;
    }

    /** The columns that say something about any of these trials; numbers rounded. */
    TextTable brief(List<Trial> trials) {
        List<String> telling = names().stream()
                .filter(name -> trials.stream()
                        .anyMatch(trial -> !rounded(value(name, trial)).isEmpty()))
                .toList();
        TextTable table = new TextTable(telling);
        trials.forEach(trial -> {
            List<String> row = new ArrayList<>();
            telling.forEach(name -> row.add(rounded(value(name, trial))));
            table.add(row);
        });
        return table;
    }

    private static String failure(Trial trial) {
        Failure failure = trial.failure();
        return failure == null ? "" : failure.toString();
    }

    private static String exact(Object value) {
        return value instanceof Double number && number.isNaN() ? "" : value.toString();
    }

    private static String rounded(Object value) {
        return value instanceof Double number ? Texts.number(number) : value.toString();
    }
}
