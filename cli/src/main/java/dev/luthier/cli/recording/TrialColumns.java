package dev.luthier.cli.recording;

import dev.luthier.cli.terminal.TextTable;
import dev.luthier.cli.terminal.Texts;
import dev.luthier.definition.Definition;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What can be shown of a trial, by name: texts, numbers (NaN if there is none) and booleans. */
final class TrialColumns {
    /** What a parameter's name begins with if a column has the same name without it. */
    private static final String PARAMETER = "parameter.";

    private final Map<String, Function<Trial, Object>> columns = new LinkedHashMap<>();

    TrialColumns(Definition definition) {
        columns.put("trial", Trial::number);
        columns.put("state", trial -> trial.state().name().toLowerCase(Locale.ROOT));
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
        definition.tasks().get(0).space().parameters().forEach(parameter -> {
            String name = parameter.name();
            columns.put(
                    columns.containsKey(name) ? PARAMETER + name : name,
                    trial -> trial.configuration().asMap().getOrDefault(name, ""));
        });
        columns.put("note", Trial::note);
        columns.put("failure", TrialColumns::failure);
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
