package dev.luthier.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.luthier.checkpoint.CheckpointFiles;
import dev.luthier.problem.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The records of an experiment's runs, as files in its folder. */
public final class RunRecords {
    /** A copy of the definition as the first run had it, for people and other programs; nothing reads it back. */
    public static final String DEFINITION = "definition.json";

    private static final Pattern RUN = Pattern.compile("run-(\\d{5,9})\\.json");
    private static final ObjectMapper JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final CheckpointFiles folder;

    /** @param folder of the experiment; the port is that of checkpoints, since it reads and writes any small files */
    public RunRecords(CheckpointFiles folder) {
        this.folder = folder;
    }

    /**
     * All runs, the first one first; what a crash has left half written is left out.
     *
     * @throws InvalidInputException if one is of a newer format
     */
    public List<RunRecord> runs() throws IOException {
        List<RunRecord> runs = new ArrayList<>();
        for (int number : numbers()) {
            read(name(number, ""), RunRecord.class).ifPresent(run -> {
                checkFormat(run);
                runs.add(run);
            });
        }
        return runs;
    }

    /** The class path of a run; empty if it ended before that was known. */
    public Optional<ClassPathRecord> classPath(int run) throws IOException {
        String name = name(run, ".classpath");
        return folder.list("").contains(name) ? read(name, ClassPathRecord.class) : Optional.empty();
    }

    /** The number of the run that begins now. */
    int next() throws IOException {
        return numbers().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    void write(RunRecord run) throws IOException {
        write(name(run.run(), ""), JSON.writeValueAsBytes(run));
    }

    void write(ClassPathRecord classPath) throws IOException {
        write(name(classPath.run(), ".classpath"), JSON.writeValueAsBytes(classPath));
    }

    void write(String name, byte[] content) throws IOException {
        try (OutputStream out = folder.create(name)) {
            out.write(content);
        }
    }

    private List<Integer> numbers() throws IOException {
        return folder.list("").stream()
                .map(RUN::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .sorted()
                .toList();
    }

    private <T> Optional<T> read(String name, Class<T> type) throws IOException {
        byte[] content;
        try (InputStream in = folder.open(name)) {
            content = in.readAllBytes();
        }
        try {
            return Optional.of(JSON.readValue(content, type));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void checkFormat(RunRecord run) {
        if (run.luthierRecording() > RunRecord.FORMAT) {
            throw new InvalidInputException(
                    "recording",
                    List.of("run " + run.run() + " has format " + run.luthierRecording()
                            + ", this version of Luthier reads up to " + RunRecord.FORMAT));
        }
    }

    private static String name(int run, String what) {
        return String.format(Locale.ROOT, "run-%05d%s.json", run, what);
    }
}
