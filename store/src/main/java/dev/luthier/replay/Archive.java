package dev.luthier.replay;

import dev.luthier.checkpoint.CheckpointFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A recording in one file: a zip of the folder of an experiment, without checkpoints and locks. */
final class Archive {
    static final String SUFFIX = ".zip";

    private static final Pattern FILE =
            Pattern.compile("journal-\\d{5,9}\\.jsonl|run-\\d{5,9}(\\.classpath)?\\.json|definition\\.json");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Archive() {}

    static void write(String experiment, CheckpointFiles folder, Path target) throws IOException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try (OutputStream file = Files.newOutputStream(unfinished);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String name : folder.list("")) {
                if (FILE.matcher(name).matches()) {
                    out.putNextEntry(new ZipEntry(experiment + "/" + name));
                    try (InputStream in = folder.open(name)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Unpacks an archive into a folder.
     *
     * @return the name of the experiment
     * @throws IllegalArgumentException if it is no archive of one recording
     */
    static String unpack(Path archive, Path folder) throws IOException {
        Set<String> experiments = new TreeSet<>();
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    experiments.add(unpack(in, entry.getName(), archive, folder));
                }
            }
        }
        if (experiments.size() != 1) {
            throw new IllegalArgumentException(archive + " holds " + experiments.size() + " experiments " + experiments
                    + ", must hold exactly one");
        }
        return experiments.iterator().next();
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    // Names are checked, since those of an archive from elsewhere could lead out of the folder.
    private static String unpack(ZipInputStream in, String name, Path archive, Path folder) throws IOException {
        List<String> parts = List.of(name.split("/", -1));
        boolean isKnown = parts.size() == 2
                && NAME.matcher(parts.get(0)).matches()
                && FILE.matcher(parts.get(1)).matches();
        if (!isKnown) {
            throw new IllegalArgumentException(archive + " holds '" + name
                    + "', which is no part of a recording: expected EXPERIMENT/journal-00001.jsonl and the like");
        }
        Path experiment = Files.createDirectories(folder.resolve(parts.get(0)));
        Files.copy(in, experiment.resolve(parts.get(1)));
        return parts.get(0);
    }
}
