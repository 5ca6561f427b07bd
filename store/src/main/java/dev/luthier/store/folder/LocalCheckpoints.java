package dev.luthier.store.folder;

import dev.luthier.checkpoint.CheckpointFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Checkpoints on a disk of the host that a slot is on. */
final class LocalCheckpoints implements CheckpointFiles {
    private static final long serialVersionUID = 1;

    private final String folder;

    LocalCheckpoints(Path folder) {
        this.folder = folder.toString();
    }

    @Override
    public List<String> list(String path) throws IOException {
        if (!Files.isDirectory(at(path))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(at(path))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(at(path));
    }

    @Override
    public OutputStream create(String path) throws IOException {
        Path file = at(path);
        Files.createDirectories(file.getParent());
        return new SyncedFile(file);
    }

    @Override
    public void delete(String path) throws IOException {
        if (!Files.exists(at(path))) {
            return;
        }
        try (Stream<Path> all = Files.walk(at(path))) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    @Override
    public String place() {
        return folder;
    }

    private Path at(String path) {
        return Path.of(folder, path);
    }

    /** Is durable when it is closed. */
    private static final class SyncedFile extends FileOutputStream {
        SyncedFile(Path file) throws IOException {
            super(file.toFile());
        }

        @Override
        public void close() throws IOException {
            if (getChannel().isOpen()) {
                getFD().sync();
            }
            super.close();
        }
    }
}
