package dev.luthier.checkpoint;

import dev.luthier.trial.Assignment;
import dev.luthier.trial.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of an experiment. Each trial has a folder with its latest two, so that whoever reads the latest is not
 * overtaken at once. A checkpoint is there when its {@link CheckpointIndex} is, which is written last. Travels to the slots;
 * used by any thread.
 */
public final class Checkpoints implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int KEPT = 2;

    private final CheckpointFiles files;

    public Checkpoints(CheckpointFiles files) {
        this.files = files;
    }

    /** The latest checkpoint of that trial, if there is one. */
    public Optional<Checkpoint> latest(int trial) {
        return latest(trial, null);
    }

    /**
     * What an attempt goes on from: the latest checkpoint of its trial with this configuration, else the latest of the trial
     * that it was started from. A crash can have taken a trial back that then got another configuration.
     */
    public Optional<Checkpoint> latest(Assignment assignment) {
        Optional<Checkpoint> own = latest(assignment.trial(), fingerprint(assignment));
        Integer from = assignment.from();
        return own.isPresent() || from == null ? own : latest(from);
    }

    /**
     * Keeps what an attempt goes on from.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Assignment assignment, long step, byte[] state) {
        attempt("write", assignment.trial(), () -> {
            CheckpointIndex.Builder index = begin(assignment, step);
            try (OutputStream out = files.create(index.path(assignment.trial(), CheckpointIndex.BYTES))) {
                out.write(state);
            }
            index.add(CheckpointIndex.BYTES, state.length);
            return finish(assignment, index);
        });
    }

    /** The same with all files of a directory. */
    public void write(Assignment assignment, long step, Path directory) {
        attempt("write", assignment.trial(), () -> {
            CheckpointIndex.Builder index = begin(assignment, step);
            for (Path file : filesIn(directory)) {
                String name = CheckpointIndex.nameOf(directory.relativize(file));
                try (OutputStream out = files.create(index.path(assignment.trial(), name))) {
                    index.add(name, Files.copy(file, out));
                }
            }
            return finish(assignment, index);
        });
    }

    /** Removes all checkpoints of a trial. */
    public void remove(int trial) throws IOException {
        files.delete(folder(trial));
    }

    static String folder(int trial) {
        return "trial-" + trial;
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What an attempt of that number wrote at that step before a crash is no checkpoint any more. */
    private CheckpointIndex.Builder begin(Assignment assignment, long step) throws IOException {
        CheckpointIndex.Builder index = new CheckpointIndex.Builder(assignment.attempt(), step);
        files.delete(folder(assignment.trial()) + "/" + index.build("").name());
        return index;
    }

    private boolean finish(Assignment assignment, CheckpointIndex.Builder builder) throws IOException {
        CheckpointIndex index = builder.build(fingerprint(assignment));
        try (OutputStream out = files.create(folder(assignment.trial()) + "/" + index.name())) {
            out.write(index.text().getBytes(StandardCharsets.UTF_8));
        }
        removeOlder(assignment);
        return true;
    }

    /** Removes what is neither one of the latest with that configuration nor a part of them, such as half of a crashed one. */
    private void removeOlder(Assignment assignment) throws IOException {
        String folder = folder(assignment.trial());
        List<CheckpointIndex> kept = indices(assignment.trial(), fingerprint(assignment)).stream()
                .limit(KEPT)
                .toList();
        for (String name : files.list(folder)) {
            if (kept.stream().noneMatch(index -> index.owns(name))) {
                files.delete(folder + "/" + name);
            }
        }
    }

    private Optional<Checkpoint> latest(int trial, @Nullable String fingerprint) {
        return attempt(
                "look for",
                trial,
                () -> indices(trial, fingerprint).stream()
                        .findFirst()
                        .map(index -> new StoredCheckpoint(files, trial, index)));
    }

    /** Those that are complete, the latest first. */
    private List<CheckpointIndex> indices(int trial, @Nullable String fingerprint) throws IOException {
        List<CheckpointIndex> found = new ArrayList<>();
        for (String name : files.list(folder(trial))) {
            if (CheckpointIndex.isIndex(name)) {
                try (InputStream in = files.open(folder(trial) + "/" + name)) {
                    CheckpointIndex.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .filter(index ->
                                    fingerprint == null || index.fingerprint().equals(fingerprint))
                            .ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparingLong(CheckpointIndex::step)
                .thenComparingInt(CheckpointIndex::attempt)
                .reversed());
        return found;
    }

    private static String fingerprint(Assignment assignment) {
        CRC32C sum = new CRC32C();
        sum.update((assignment.task() + " " + assignment.configuration()).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** Something that reads or writes. */
    private interface Access<T> {
        T run() throws IOException;
    }

    private <T> T attempt(String what, int trial, Access<T> access) {
        try {
            return access.run();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot " + what + " a checkpoint of trial " + trial + " in " + files.place(), e);
        }
    }
}
