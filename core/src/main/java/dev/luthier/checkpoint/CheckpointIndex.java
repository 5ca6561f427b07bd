package dev.luthier.checkpoint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a checkpoint consists of. As text: a line with attempt, step and fingerprint, a line with size and name for each
 * file, and a last line that says that it is whole.
 *
 * @param attempt that wrote it
 * @param step that it stands at
 * @param fingerprint of the trial's configuration
 * @param sizes of the files, in bytes, by their names
 */
record CheckpointIndex(int attempt, long step, String fingerprint, Map<String, Long> sizes) {
    /** The one file of a checkpoint that is no directory. */
    static final String BYTES = ".bytes";

    private static final String ENDING = ".index";
    private static final String BEGIN = "luthier-checkpoint 1 ";
    private static final String END = "end";

    static boolean isIndex(String name) {
        return name.endsWith(ENDING);
    }

    /** The same on every system. */
    static String nameOf(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** Empty if it is not whole. */
    static Optional<CheckpointIndex> read(String text) {
        String[] lines = text.split("\n", -1);
        boolean isWhole = lines.length > 2 && lines[0].startsWith(BEGIN) && lines[lines.length - 2].equals(END);
        if (!isWhole) {
            return Optional.empty();
        }
        String[] head = lines[0].substring(BEGIN.length()).split(" ", -1);
        Builder builder = new Builder(Integer.parseInt(head[0]), Long.parseLong(head[1]));
        for (int i = 1; i < lines.length - 2; i++) {
            int space = lines[i].indexOf(' ');
            builder.add(lines[i].substring(space + 1), Long.parseLong(lines[i].substring(0, space)));
        }
        return Optional.of(builder.build(head[2]));
    }

    String text() {
        StringBuilder text = new StringBuilder(BEGIN)
                .append(attempt)
                .append(' ')
                .append(step)
                .append(' ')
                .append(fingerprint)
                .append('\n');
        sizes.forEach((name, size) -> text.append(size).append(' ').append(name).append('\n'));
        return text.append(END).append('\n').toString();
    }

    /** The name of its own file. */
    String name() {
        return id(attempt, step) + ENDING;
    }

    /** Whether something in the trial's folder belongs to it. */
    boolean owns(String nameInFolder) {
        return nameInFolder.equals(name()) || nameInFolder.equals(id(attempt, step));
    }

    String path(int trial, String file) {
        return Checkpoints.folder(trial) + "/" + id(attempt, step) + "/" + file;
    }

    private static String id(int attempt, long step) {
        return step + "-" + attempt;
    }

    /** Takes the files in one by one. */
    static final class Builder {
        private final int attempt;
        private final long step;
        private final Map<String, Long> sizes = new LinkedHashMap<>();

        Builder(int attempt, long step) {
            this.attempt = attempt;
            this.step = step;
        }

        String path(int trial, String file) {
            return build("").path(trial, file);
        }

        void add(String file, long size) {
            sizes.put(file, size);
        }

        CheckpointIndex build(String fingerprint) {
            return new CheckpointIndex(attempt, step, fingerprint, sizes);
        }
    }
}
