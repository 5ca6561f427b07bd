package dev.luthier.tracking.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luthier.definition.Definition;
import dev.luthier.event.Ending;
import dev.luthier.json.DefinitionJson;
import dev.luthier.json.TrialJson;
import dev.luthier.sink.Progress;
import dev.luthier.trial.Trial;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with what did not arrive, a file for each experiment: a line about the experiment, then one for each trial, as JSON.
 * Since these are states and no requests, sending them is the same as sending them for the first time.
 */
final class Spool {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".mlflow.jsonl";

    private final Path folder;
    private final String server;
    private final long mostBytes;

    /**
     * @param server for which these are; files for other ones are left alone
     * @param mostBytes of all files together
     */
    Spool(Path folder, String server, long mostBytes) {
        this.folder = folder;
        this.server = server;
        this.mostBytes = mostBytes;
    }

    /** Where an experiment's is kept. */
    Path file(Progress progress) {
        return folder.resolve(progress.definition().name() + "-" + progress.openedAtMillis() + SUFFIX);
    }

    /**
     * Keeps a state instead of an earlier one of the experiment.
     *
     * @return how many of its trials there was room for
     */
    int keep(Progress progress) throws IOException {
        Files.createDirectories(folder);
        Path file = file(progress);
        Files.deleteIfExists(file);
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        long room = mostBytes - size();
        int kept = 0;
        try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
            String header = header(progress);
            out.write(header + "\n");
            room -= header.length();
            for (Trial trial : progress.changed()) {
                String line = TrialJson.write(trial);
                room -= line.getBytes(StandardCharsets.UTF_8).length + 1;
                if (room < 0) {
                    break;
                }
                out.write(line + "\n");
                kept++;
            }
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        return kept;
    }

    /** The files for this server, the oldest experiment first. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        List<Path> ours = new ArrayList<>();
        for (Path file : all) {
            try (Stream<String> lines = Files.lines(file)) {
                Optional<String> header = lines.findFirst();
                if (header.isPresent()
                        && JSON.readTree(header.get()).path("server").asText().equals(server)) {
                    ours.add(file);
                }
            }
        }
        return ours;
    }

    /** What a file holds. */
    Progress read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        JsonNode header = JSON.readTree(lines.get(0));
        Definition definition = DefinitionJson.read(header.path("definition").toString());
        JsonNode ending = header.path("ending");
        return new Progress(
                definition,
                header.path("openedAtMillis").asLong(),
                header.path("atMillis").asLong(),
                lines.stream().skip(1).map(TrialJson::read).toList(),
                0,
                ending.isObject()
                        ? new Ending(
                                Ending.Kind.valueOf(ending.path("kind").asText()),
                                ending.path("detail").asText())
                        : null);
    }

    private String header(Progress progress) throws IOException {
        ObjectNode header = JSON.createObjectNode()
                .put("server", server)
                .put("openedAtMillis", progress.openedAtMillis())
                .put("atMillis", progress.atMillis());
        Ending ending = progress.ending();
        if (ending != null) {
            header.putObject("ending").put("kind", ending.kind().name()).put("detail", ending.detail());
        }
        header.set("definition", JSON.readTree(DefinitionJson.write(progress.definition())));
        return JSON.writeValueAsString(header);
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
