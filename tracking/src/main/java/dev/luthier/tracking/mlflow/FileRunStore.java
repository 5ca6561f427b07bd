package dev.luthier.tracking.mlflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Runs in the folders that MLflow makes without a server: {@code <experiment>/<run>/} with {@code meta.yaml} and the folders
 * {@code params}, {@code metrics}, {@code tags} and {@code artifacts}. {@code mlflow ui --backend-store-uri FOLDER} shows them.
 */
final class FileRunStore implements RunStore {
    private static final String META = "meta.yaml";
    private static final String STATUS = "status: ";
    private static final String END = "end_time: ";

    private final Path folder;

    FileRunStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public int parallelism() {
        return 1;
    }

    @Override
    public String experiment(String name) throws IOException {
        Files.createDirectories(folder);
        String line = "name: " + quoted(name);
        for (Path each : foldersIn(folder)) {
            if (linesOf(each.resolve(META)).contains(line)) {
                return each.getFileName().toString();
            }
        }
        // Like MLflow's own ids: 18 digits. Derived from the name, two drivers that begin at once agree.
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        String id = String.valueOf(100_000_000_000_000_000L + (hash.getMostSignificantBits() >>> 8));
        long now = System.currentTimeMillis();
        String meta = "artifact_location: " + quoted(uri(folder.resolve(id))) + "\ncreation_time: " + now
                + "\nexperiment_id: '" + id + "'\nlast_update_time: " + now + "\nlifecycle_stage: active\n" + line
                + "\n";
        Files.createDirectories(folder.resolve(id));
        write(folder.resolve(id).resolve(META), meta);
        return id;
    }

    @Override
    public List<StoredRun> find(String experiment, Map<String, String> tags) throws IOException {
        List<StoredRun> found = new ArrayList<>();
        for (Path run : foldersIn(folder.resolve(experiment))) {
            if (Files.exists(run.resolve(META)) && hasTags(run, tags)) {
                found.add(stored(experiment, run));
            }
        }
        return found;
    }

    @Override
    public StoredRun create(String experiment, NewRun run) throws IOException {
        String id = UUID.randomUUID().toString().replace("-", "");
        Path itsFolder = folder.resolve(experiment).resolve(id);
        for (String part : List.of("params", "metrics", "tags", "artifacts")) {
            Files.createDirectories(itsFolder.resolve(part));
        }
        for (Map.Entry<String, String> tag : run.tags().entrySet()) {
            write(itsFolder.resolve("tags").resolve(tag.getKey()), tag.getValue());
        }
        write(itsFolder.resolve("tags").resolve("mlflow.runName"), run.name());
        // Written last: without it there is no run.
        write(itsFolder.resolve(META), meta(experiment, itsFolder, run));
        return stored(experiment, itsFolder);
    }

    @Override
    public void log(StoredRun run, RunData data) throws IOException {
        Path itsFolder = folderOf(run);
        for (Map.Entry<String, String> tag : data.tags().entrySet()) {
            write(itsFolder.resolve("tags").resolve(tag.getKey()), tag.getValue());
        }
        for (Map.Entry<String, String> param : data.params().entrySet()) {
            write(itsFolder.resolve("params").resolve(param.getKey()), param.getValue());
        }
        Map<String, StringBuilder> lines = new TreeMap<>();
        for (RunData.Metric metric : data.metrics()) {
            lines.computeIfAbsent(metric.key(), key -> new StringBuilder())
                    .append(metric.atMillis() + " " + python(metric.value()) + " " + metric.step() + "\n");
        }
        for (Map.Entry<String, StringBuilder> metric : lines.entrySet()) {
            Path file = itsFolder.resolve("metrics").resolve(metric.getKey());
            Files.createDirectories(parentOf(file));
            Files.writeString(file, metric.getValue(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    @Override
    public void update(StoredRun run, RunStatus status, long atMillis) throws IOException {
        Path file = folderOf(run).resolve(META);
        List<String> lines = new ArrayList<>();
        for (String line : linesOf(file)) {
            lines.add(
                    line.startsWith(STATUS)
                            ? STATUS + status.code()
                            : line.startsWith(END) ? END + (status.isTerminal() ? atMillis : "null") : line);
        }
        write(file, String.join("\n", lines) + "\n");
    }

    @Override
    public Optional<String> keep(StoredRun run, String path, byte[] content) throws IOException {
        Path file = folderOf(run).resolve("artifacts").resolve(path);
        Files.createDirectories(parentOf(file));
        Files.write(file, content);
        return Optional.empty();
    }

    private static String meta(String experiment, Path run, NewRun made) {
        String id = run.getFileName().toString();
        return "artifact_uri: " + quoted(uri(run.resolve("artifacts"))) + "\n" + END + "null\n"
                + "entry_point_name: ''\nexperiment_id: '" + experiment + "'\nlifecycle_stage: active\nrun_id: '" + id
                + "'\nrun_name: " + quoted(made.name()) + "\nrun_uuid: '" + id
                + "'\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: " + made.startedAtMillis() + "\n"
                + STATUS + RunStatus.RUNNING.code() + "\ntags: []\nuser_id: luthier\n";
    }

    private static boolean hasTags(Path run, Map<String, String> tags) throws IOException {
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            Path file = run.resolve("tags").resolve(tag.getKey());
            if (!Files.exists(file) || !Files.readString(file).equals(tag.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static StoredRun stored(String experiment, Path run) throws IOException {
        int status = RunStatus.RUNNING.code();
        for (String line : linesOf(run.resolve(META))) {
            status = line.startsWith(STATUS) ? Integer.parseInt(line.substring(STATUS.length())) : status;
        }
        Map<String, String> tags = new HashMap<>();
        for (Path tag : filesBelow(run.resolve("tags"))) {
            tags.put(run.resolve("tags").relativize(tag).toString().replace('\\', '/'), Files.readString(tag));
        }
        Map<String, Long> lastSteps = new HashMap<>();
        for (Path metric : filesBelow(run.resolve("metrics"))) {
            String key = run.resolve("metrics").relativize(metric).toString().replace('\\', '/');
            lastSteps.put(key, lastStep(metric));
        }
        return new StoredRun(
                run.getFileName().toString(),
                experiment,
                uri(run.resolve("artifacts")),
                RunStatus.ofCode(status),
                tags,
                lastSteps);
    }

    private static long lastStep(Path metric) throws IOException {
        return linesOf(metric).stream()
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElse(-1);
    }

    private Path folderOf(StoredRun run) {
        return folder.resolve(run.experiment()).resolve(run.id());
    }

    private static List<String> linesOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(parentOf(file));
        Files.writeString(file, text);
    }

    private static Path parentOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    // Java ends it with a slash if there is such a folder.
    private static String uri(Path folder) {
        String uri = folder.toUri().toString();
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    /** A number as Python reads and writes it. */
    private static String python(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : String.valueOf(value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
