package dev.luthier.recording.input;

import dev.luthier.problem.Problems;
import dev.luthier.recording.environment.ContentHash;
import dev.luthier.recording.input.InputFiles.InputFile;
import dev.luthier.recording.input.InputFingerprint.Column;
import dev.luthier.recording.input.InputFingerprint.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes fingerprints of inputs: reads them once, in full, on the calling thread. */
public final class Fingerprints {
    private static final Logger LOG = LoggerFactory.getLogger(Fingerprints.class);
    private static final long NOTEWORTHY_MILLIS = 5_000;

    private Fingerprints() {}

    /**
     * Of all these inputs.
     *
     * @param inputs paths or URIs by name
     * @throws dev.luthier.problem.InvalidInputException with every input that cannot be read
     */
    public static List<InputFingerprint> of(Map<String, String> inputs) {
        Problems problems = new Problems();
        List<InputFingerprint> fingerprints = new ArrayList<>();
        inputs.forEach((name, uri) -> {
            try {
                fingerprints.add(timed(name, uri));
            } catch (IOException | RuntimeException e) {
                problems.add("input '%s' at %s cannot be read: %s", name, uri, e);
            }
        });
        problems.throwIfAny("inputs");
        return fingerprints;
    }

    private static InputFingerprint timed(String name, String uri) throws IOException {
        long begin = System.nanoTime();
        InputFingerprint fingerprint = of(name, uri);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        if (millis > NOTEWORTHY_MILLIS) {
            LOG.info("input '{}', {} bytes, was read for its fingerprint in {} ms", name, fingerprint.size(), millis);
        }
        return fingerprint;
    }

    private static InputFingerprint of(String name, String uri) throws IOException {
        try (InputFiles files = InputFiles.at(uri)) {
            List<Part> parts = new ArrayList<>();
            long size = 0;
            for (InputFile file : files.list()) {
                Part part = part(files, file);
                parts.add(part);
                size += part.size();
            }
            List<Column> columns = columns(files);
            return files.isSingle()
                    ? new InputFingerprint(name, uri, size, parts.get(0).sha256(), columns, List.of())
                    : new InputFingerprint(name, uri, size, hash(parts), columns, parts);
        }
    }

    private static Part part(InputFiles files, InputFile file) throws IOException {
        MessageDigest digest = ContentHash.sha256();
        try (InputStream in = files.open(file)) {
            long size = ContentHash.read(in, digest);
            return new Part(file.path(), size, ContentHash.hex(digest));
        }
    }

    private static String hash(List<Part> parts) {
        MessageDigest digest = ContentHash.sha256();
        for (Part part : parts) {
            digest.update(
                    (part.path() + "\t" + part.size() + "\t" + part.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return ContentHash.hex(digest);
    }

    /** Of the first file that is a table: the files of a folder are taken to be parts of one. */
    private static List<Column> columns(InputFiles files) throws IOException {
        for (InputFile file : files.list()) {
            List<Column> columns = columns(files, file);
            if (!columns.isEmpty()) {
                return columns;
            }
        }
        return List.of();
    }

    private static List<Column> columns(InputFiles files, InputFile file) {
        try {
            if (CsvSchema.isCsv(file.path())) {
                return csvColumns(files, file);
            }
            return file.path().endsWith(".parquet")
                    ? ParquetSchema.read(() -> files.open(file), file.size())
                    : List.of();
        } catch (IOException | RuntimeException e) {
            // What it holds is not what its name says; the fingerprint of its content stands all the same.
            LOG.warn("{} has no schema that can be read: {}", file.path(), e.toString());
            return List.of();
        }
    }

    private static List<Column> csvColumns(InputFiles files, InputFile file) throws IOException {
        try (InputStream in = files.open(file)) {
            return CsvSchema.read(file.path(), in);
        }
    }
}
