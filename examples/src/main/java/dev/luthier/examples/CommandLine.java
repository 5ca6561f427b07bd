package dev.luthier.examples;

import dev.luthier.problem.InvalidInputException;
import dev.luthier.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Options such as {@code --trials 40} and {@code --quiet}. Collects what is wrong with them until {@link #check}. */
public final class CommandLine {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Problems problems = new Problems();

    /**
     * @param withValue names that a value follows, e.g. "--trials"
     * @param flags names that stand alone
     */
    public CommandLine(String[] args, List<String> withValue, List<String> flags) {
        for (int i = 0; i < args.length; i++) {
            String name = args[i];
            if (flags.contains(name)) {
                put(name, "");
            } else if (!withValue.contains(name)) {
                problems.add("unknown option '%s'; there are %s and %s", name, withValue, flags);
            } else if (i + 1 == args.length || args[i + 1].startsWith("--")) {
                problems.add("%s lacks its value", name);
            } else {
                put(name, args[++i]);
            }
        }
    }

    private void put(String name, String value) {
        problems.check(values.put(name, value) == null, "%s is given twice", name);
    }

    /** Whether that flag was given. */
    public boolean has(String flag) {
        return values.containsKey(flag);
    }

    /** The value as it is; empty if the option is not given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A whole number from 1 on; empty if the option is not given. */
    public OptionalInt positive(String name) {
        OptionalLong number = whole(name, 1, Integer.MAX_VALUE);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /** Any whole number; empty if the option is not given. */
    public OptionalLong whole(String name) {
        return whole(name, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private OptionalLong whole(String name, long least, long most) {
        String text = values.get(name);
        OptionalLong number = text == null ? OptionalLong.empty() : parsed(text);
        boolean accepted = number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most;
        problems.check(
                text == null || accepted, "%s is '%s', must be a whole number from %d to %d", name, text, least, most);
        return accepted ? number : OptionalLong.empty();
    }

    private static OptionalLong parsed(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A file that can be read. */
    public Optional<Path> existingFile(String name) {
        Optional<Path> file = text(name).map(Path::of);
        file.ifPresent(path -> problems.check(
                Files.isReadable(path) && !Files.isDirectory(path),
                "%s is '%s', which is not a readable file",
                name,
                path));
        return file;
    }

    /** A file in a folder that can be written to. */
    public Optional<Path> newFile(String name) {
        Optional<Path> file = text(name).map(Path::of);
        file.ifPresent(path -> {
            Path folder = path.toAbsolutePath().getParent();
            boolean accepted = folder != null && Files.isWritable(folder) && !Files.isDirectory(path);
            problems.check(
                    accepted, "%s is '%s', must be a file in an existing folder that can be written to", name, path);
        });
        return file;
    }

    /** @throws InvalidInputException with everything that was found wrong so far */
    public void check() {
        problems.throwIfAny("command line");
    }
}
