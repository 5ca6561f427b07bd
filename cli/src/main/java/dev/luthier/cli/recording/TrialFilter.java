package dev.luthier.cli.recording;

import dev.luthier.trial.Trial;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition on a column, as in {@code state=finished}, {@code lr<=1e-3} or {@code kernel!=rbf}. */
record TrialFilter(TrialColumns columns, String column, String operator, String value) implements Predicate<Trial> {
    private static final Pattern CONDITION = Pattern.compile("\\s*([^<>=!]+?)\\s*(<=|>=|!=|=|<|>)\\s*(.*?)\\s*");

    /** @throws IllegalArgumentException if the text is no condition or there is no such column */
    static TrialFilter of(String text, TrialColumns columns) {
        Matcher matcher = CONDITION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--where is '" + text
                    + "', must be COLUMN, one of = != < <= > >=, and a value, as in state=finished");
        }
        TrialFilter filter = new TrialFilter(columns, matcher.group(1), matcher.group(2), matcher.group(3));
        if (!columns.names().contains(filter.column)) {
            throw new IllegalArgumentException(
                    "--where '" + text + "': there is no column '" + filter.column + "', there are " + columns.names());
        }
        return filter;
    }

    /** Numbers are compared as numbers, everything else as text; a number that is not there meets no condition. */
    @Override
    public boolean test(Trial trial) {
        Object found = columns.value(column, trial);
        if (found instanceof Number number && isNumber(value)) {
            double left = number.doubleValue();
            return !Double.isNaN(left) && holds().test(Double.compare(left, Double.parseDouble(value)));
        }
        return holds().test(found.toString().compareTo(value));
    }

    private IntPredicate holds() {
        return switch (operator) {
            case "=" -> order -> order == 0;
            case "!=" -> order -> order != 0;
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            default -> order -> order >= 0;
        };
    }

    private static boolean isNumber(String text) {
        try {
            return !Double.isNaN(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static List<TrialFilter> all(List<String> texts, TrialColumns columns) {
        return texts.stream().map(text -> of(text, columns)).toList();
    }
}
