package dev.luthier.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Tables from CSV (RFC 4180, UTF-8, a header first), without Spark. A column whose values are all numbers or missing is one of
 * numbers; missing is an empty cell, {@code NA} or {@code NaN}.
 */
public final class CsvTables {
    private static final Set<String> MISSING = Set.of("", "NA", "NaN");

    private final Path folder;

    private CsvTables(Path folder) {
        this.folder = folder;
    }

    /** Tables by name and version in a folder. */
    public static CsvTables in(Path folder) {
        return new CsvTables(folder);
    }

    /**
     * The table in {@code NAME_VERSION.csv} or {@code NAME_VERSION.csv.gz}.
     *
     * @throws IOException if there is none, saying which there are, or it cannot be read
     */
    public Table read(String name, int version) throws IOException {
        String file = name + "_" + version + ".csv";
        for (String each : List.of(file, file + ".gz")) {
            if (Files.isReadable(folder.resolve(each))) {
                return read(folder.resolve(each).toUri());
            }
        }
        throw new IOException("there is no table '" + name + "' of version " + version + " in " + folder
                + ": looked for " + file + " and " + file + ".gz, there are " + there());
    }

    private List<String> there() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.contains(".csv"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The table at an address, gzipped if that ends with {@code .gz}.
     *
     * @param address of a scheme that Java knows: file, jar, http, https
     * @throws IOException if it cannot be read, or is no CSV
     */
    public static Table read(URI address) throws IOException {
        try (InputStream bytes = address.toURL().openStream()) {
            return read(address.toString(), bytes);
        }
    }

    /**
     * The table in a stream, which is read to its end and left open.
     *
     * @param name for messages; gzipped if it ends with {@code .gz}
     */
    public static Table read(String name, InputStream bytes) throws IOException {
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        CsvRecords records = new CsvRecords(new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)));
        try {
            return table(records);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static Table table(CsvRecords records) throws IOException {
        List<String> header = records.next();
        if (header == null) {
            throw new IOException("has no header");
        }
        if (new LinkedHashSet<>(header).size() < header.size()) {
            throw new IOException("has a name twice in its header " + header);
        }
        List<List<String>> rows = new ArrayList<>();
        int line = records.line();
        for (List<String> row = records.next(); row != null; row = records.next()) {
            if (row.size() != header.size()) {
                throw new IOException(
                        "line " + line + ": has " + row.size() + " cells, the header has " + header.size());
            }
            rows.add(row);
            line = records.line();
        }
        return table(header, rows);
    }

    private static Table table(List<String> header, List<List<String>> rows) {
        Table table = Table.ofRows(rows.size());
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            List<String> cells = rows.stream().map(row -> row.get(column)).toList();
            table = cells.stream().allMatch(CsvTables::isNumber)
                    ? table.with(
                            header.get(i),
                            cells.stream().mapToDouble(CsvTables::number).toArray())
                    : table.with(header.get(i), cells.toArray(String[]::new));
        }
        return table;
    }

    private static boolean isNumber(String cell) {
        try {
            number(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static double number(String cell) {
        return MISSING.contains(cell) ? Double.NaN : Double.parseDouble(cell);
    }
}
