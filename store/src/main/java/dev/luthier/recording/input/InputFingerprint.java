package dev.luthier.recording.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an input was when a run began.
 *
 * @param name what the user calls it
 * @param uri where it was
 * @param size bytes of all its files
 * @param sha256 of a file's content; of a folder, of the paths and hashes of its {@code parts}
 * @param columns the schema, if it is a table of a known kind (CSV, Parquet); else empty
 * @param parts the files of a folder; empty if it is a single file
 */
public record InputFingerprint(
        String name, String uri, long size, String sha256, List<Column> columns, List<Part> parts) {
    private static final int MOST_NAMED = 3;

    /** A column of a table; the type is that of Parquet, or what the values of a CSV file look like. */
    public record Column(String name, String type) {
        @Override
        public String toString() {
            return name + " " + type;
        }
    }

    /** A file of a folder; its path is relative to the folder. */
    public record Part(String path, long size, String sha256) {}

    /** Lists may be missing where they are read from JSON. */
    public InputFingerprint(
            String name,
            String uri,
            long size,
            String sha256,
            @Nullable List<Column> columns,
            @Nullable List<Part> parts) {
        this.name = name;
        this.uri = uri;
        this.size = size;
        this.sha256 = sha256;
        this.columns = columns == null ? List.of() : List.copyOf(columns);
        this.parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /** What is not as it was; empty if the contents are the same, wherever they are now. */
    public List<String> differences(InputFingerprint now) {
        if (sha256.equals(now.sha256)) {
            return List.of();
        }
        List<String> differences = new ArrayList<>();
        differences.add("content was " + sha256.substring(0, 12) + "… (" + size + " bytes), is "
                + now.sha256.substring(0, 12) + "… (" + now.size + " bytes)");
        if (!columns.equals(now.columns)) {
            differences.add("columns were " + columns + ", are " + now.columns);
        }
        if (!parts.isEmpty() || !now.parts.isEmpty()) {
            differences.addAll(differencesOfParts(now));
        }
        return differences;
    }

    private List<String> differencesOfParts(InputFingerprint now) {
        Map<String, Part> before = byPath(parts);
        Map<String, Part> after = byPath(now.parts);
        List<String> changed = before.keySet().stream()
                .filter(path -> after.containsKey(path) && !Objects.equals(after.get(path), before.get(path)))
                .toList();
        List<String> gone = before.keySet().stream()
                .filter(path -> !after.containsKey(path))
                .toList();
        List<String> added = after.keySet().stream()
                .filter(path -> !before.containsKey(path))
                .toList();
        List<String> lines = new ArrayList<>();
        addIfAny(lines, "changed", changed);
        addIfAny(lines, "gone", gone);
        addIfAny(lines, "new", added);
        return lines;
    }

    private static void addIfAny(List<String> lines, String what, List<String> paths) {
        if (!paths.isEmpty()) {
            String more = paths.size() > MOST_NAMED ? " and " + (paths.size() - MOST_NAMED) + " more" : "";
            lines.add(what + ": " + String.join(", ", paths.subList(0, Math.min(MOST_NAMED, paths.size()))) + more);
        }
    }

    private static Map<String, Part> byPath(List<Part> parts) {
        Map<String, Part> byPath = new LinkedHashMap<>();
        parts.forEach(part -> byPath.put(part.path(), part));
        return byPath;
    }
}
