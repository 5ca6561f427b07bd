package dev.luthier.examples;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows of numbers, each with its class. Immutable; travels to the slots inside the training function. */
final class Table implements Serializable {
    private static final long serialVersionUID = 1;

    private final int columns;
    private final float[] values;
    private final int[] classes;

    private Table(int columns, float[] values, int[] classes) {
        this.columns = columns;
        this.values = values;
        this.classes = classes;
    }

    /** Data that the examples bring along. */
    static Table bundled(String name) throws IOException {
        InputStream resource = Table.class.getResourceAsStream(name);
        if (resource == null) {
            throw new FileNotFoundException("the jar of the examples has no " + name);
        }
        return read(name, resource);
    }

    /** A CSV file, gzipped if its name ends with .gz: a header, then numbers, with the class (0, 1, 2 …) in the last column. */
    static Table read(Path file) throws IOException {
        return read(file.toString(), Files.newInputStream(file));
    }

    private static Table read(String name, InputStream bytes) throws IOException {
        try (InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return parse(name, lines);
        }
    }

    private static Table parse(String name, BufferedReader lines) throws IOException {
        String header = lines.readLine();
        int columns = header == null ? 0 : header.split(",", -1).length - 1;
        if (columns < 1) {
            throw new IOException(name + " has no header with at least two columns");
        }
        List<float[]> rows = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            rows.add(numbers(line, columns + 1, name + ", line " + (rows.size() + 2)));
        }
        if (rows.isEmpty()) {
            throw new IOException(name + " has no rows");
        }
        return of(columns, rows);
    }

    private static float[] numbers(String line, int expected, String place) throws IOException {
        String[] cells = line.split(",", -1);
        if (cells.length != expected) {
            throw new IOException(place + " has " + cells.length + " columns, the header has " + expected);
        }
        float[] row = new float[expected];
        for (int i = 0; i < expected; i++) {
            row[i] = number(cells[i], place + ", column " + (i + 1));
        }
        if (row[expected - 1] < 0 || row[expected - 1] != (int) row[expected - 1]) {
            throw new IOException(place + " has the class '" + cells[expected - 1] + "', must be 0, 1, 2 …");
        }
        return row;
    }

    private static float number(String cell, String place) throws IOException {
        try {
            return Float.parseFloat(cell);
        } catch (NumberFormatException e) {
            throw new IOException(place + " is '" + cell + "', must be a number", e);
        }
    }

    private static Table of(int columns, List<float[]> rows) {
        float[] values = new float[rows.size() * columns];
        int[] classes = new int[rows.size()];
        for (int i = 0; i < classes.length; i++) {
            System.arraycopy(rows.get(i), 0, values, i * columns, columns);
            classes[i] = (int) rows.get(i)[columns];
        }
        return new Table(columns, values, classes);
    }

    /** These rows, in this order. */
    Table select(List<Integer> rows) {
        float[] itsValues = new float[rows.size() * columns];
        int[] itsClasses = new int[rows.size()];
        for (int i = 0; i < itsClasses.length; i++) {
            System.arraycopy(values, rows.get(i) * columns, itsValues, i * columns, columns);
            itsClasses[i] = classes[rows.get(i)];
        }
        return new Table(columns, itsValues, itsClasses);
    }

    int rows() {
        return classes.length;
    }

    int columns() {
        return columns;
    }

    float value(int row, int column) {
        return values[row * columns + column];
    }

    int classOf(int row) {
        return classes[row];
    }

    /** How many classes there may be: the highest plus one. */
    int classCount() {
        int highest = -1;
        for (int each : classes) {
            highest = Math.max(highest, each);
        }
        return highest + 1;
    }

    /** A copy in XGBoost's own memory, which the caller must dispose of. */
    DMatrix toMatrix() throws XGBoostError {
        float[] labels = new float[classes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = classes[i];
        }
        DMatrix matrix = new DMatrix(values, classes.length, columns, Float.NaN);
        matrix.setLabel(labels);
        return matrix;
    }
}
