package dev.luthier.recording.input;

import dev.luthier.recording.input.InputFingerprint.Column;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What the first rows of a CSV file look like. The first row names the columns unless it has a number in it; a column is
 * {@code whole}, {@code number}, {@code boolean} or {@code text}, whichever the first rows all are, or {@code empty}.
 */
final class CsvSchema {
    private static final int MOST_ROWS = 1_000;
    private static final Pattern CSV = Pattern.compile(".*\\.(csv|tsv)(\\.gz)?");
    private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?|NaN|[-+]?Infinity");
    private static final Pattern TRUTH = Pattern.compile("true|false|True|False|TRUE|FALSE");

    /** What the values of a column can be; what is further down takes in what is above it, but for booleans. */
    private enum Type {
        EMPTY,
        BOOLEAN,
        WHOLE,
        NUMBER,
        TEXT;

        static Type of(String value) {
            if (value.isEmpty()) {
                return EMPTY;
            }
            if (TRUTH.matcher(value).matches()) {
                return BOOLEAN;
            }
            if (DIGITS.matcher(value).matches()) {
                return WHOLE;
            }
            return DECIMAL.matcher(value).matches() ? NUMBER : TEXT;
        }

        Type and(Type other) {
            Type wider = compareTo(other) >= 0 ? this : other;
            Type narrower = wider == this ? other : this;
            return narrower == BOOLEAN && wider != BOOLEAN ? TEXT : wider;
        }
    }

    private CsvSchema() {}

    static boolean isCsv(String path) {
        return CSV.matcher(path).matches();
    }

    static List<Column> read(String path, InputStream in) throws IOException {
        InputStream plain = path.endsWith(".gz") ? new GZIPInputStream(in) : in;
        CsvRows rows = new CsvRows(
                new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)),
                path.contains(".tsv") ? '\t' : ',');
        List<String> first = rows.next();
        boolean hasHeader = first.stream().map(Type::of).noneMatch(type -> type == Type.WHOLE || type == Type.NUMBER);
        List<Type> types = new ArrayList<>();
        List<String> row = hasHeader ? rows.next() : first;
        for (int i = 0; i < MOST_ROWS && !row.isEmpty(); i++) {
            widen(types, row);
            row = rows.next();
        }
        return columns(hasHeader ? first : List.of(), types);
    }

    private static void widen(List<Type> types, List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            Type type = Type.of(row.get(i));
            if (i < types.size()) {
                types.set(i, types.get(i).and(type));
            } else {
                types.add(type);
            }
        }
    }

    private static List<Column> columns(List<String> names, List<Type> types) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < Math.max(names.size(), types.size()); i++) {
            Type type = i < types.size() ? types.get(i) : Type.EMPTY;
            columns.add(new Column(
                    i < names.size() ? names.get(i) : "column" + i, type.name().toLowerCase(Locale.ROOT)));
        }
        return columns;
    }
}
