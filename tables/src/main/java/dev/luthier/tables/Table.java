package dev.luthier.tables;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns of numbers and of texts, each with its name. Immutable; travels to the slots inside a training function, so it should
 * have some megabytes at most.
 */
public final class Table implements Serializable {
    private static final long serialVersionUID = 1;

    private final int rows;
    private final Map<String, Serializable> columns; // double[] or String[]

    private Table(int rows, Map<String, Serializable> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** A table without columns. */
    public static Table ofRows(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows is " + rows + ", must be 0 or more");
        }
        return new Table(rows, Map.of());
    }

    /** This table with another column of numbers; NaN where a value is missing. */
    public Table with(String name, double[] values) {
        return with(name, values.clone(), values.length);
    }

    /** This table with another column of texts; empty where a value is missing. */
    public Table with(String name, String[] values) {
        return with(name, values.clone(), values.length);
    }

    private Table with(String name, Serializable values, int length) {
        if (columns.containsKey(name)) {
            throw new IllegalArgumentException("there are two columns '" + name + "'");
        }
        if (length != rows) {
            throw new IllegalArgumentException("column '" + name + "' has " + length + " rows, the table " + rows);
        }
        Map<String, Serializable> more = new LinkedHashMap<>(columns);
        more.put(name, values);
        return new Table(rows, Collections.unmodifiableMap(more));
    }

    /** This table without those columns; that there is none of a name is an error. */
    public Table without(Collection<String> names) {
        names.forEach(this::column);
        Map<String, Serializable> fewer = new LinkedHashMap<>(columns);
        fewer.keySet().removeAll(names);
        return new Table(rows, Collections.unmodifiableMap(fewer));
    }

    /** These rows, from 0, in this order; a row may be there several times. */
    public Table rows(int... which) {
        Map<String, Serializable> chosen = new LinkedHashMap<>();
        columns.forEach((name, values) -> chosen.put(
                name,
                values instanceof double[] numbers
                        ? Arrays.stream(which).mapToDouble(row -> numbers[row]).toArray()
                        : Arrays.stream(which)
                                .mapToObj(row -> ((String[]) values)[row])
                                .toArray(String[]::new)));
        return new Table(which.length, Collections.unmodifiableMap(chosen));
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    public int rows() {
        return rows;
    }

    /** Whether the values of that column are numbers. */
    public boolean isNumeric(String column) {
        return column(column) instanceof double[];
    }

    /** A copy of a column of numbers; NaN where a value is missing. */
    public double[] numbers(String column) {
        if (column(column) instanceof double[] numbers) {
            return numbers.clone();
        }
        throw new IllegalArgumentException("column '" + column + "' has texts, not numbers");
    }

    /** A copy of a column of texts; empty where a value is missing. */
    public String[] texts(String column) {
        if (column(column) instanceof String[] texts) {
            return texts.clone();
        }
        throw new IllegalArgumentException("column '" + column + "' has numbers, not texts");
    }

    private Serializable column(String name) {
        Serializable values = columns.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no column '" + name + "', only " + columns());
        }
        return values;
    }
}
