package dev.luthier.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps checkpoints in the memory of the process that wrote them: they end with it, and no other process sees them. */
public final class InMemoryCheckpoints implements CheckpointFiles {
    private static final long serialVersionUID = 1;

    private final ConcurrentSkipListMap<String, byte[]> files = new ConcurrentSkipListMap<>();

    @Override
    public List<String> list(String folder) {
        String prefix = folder + "/";
        return below(folder).stream()
                .map(path -> path.substring(prefix.length()).replaceFirst("/.*", ""))
                .distinct()
                .toList();
    }

    @Override
    public InputStream open(String path) throws FileNotFoundException {
        byte[] content = files.get(path);
        if (content == null) {
            throw new FileNotFoundException(path);
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public OutputStream create(String path) {
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                files.put(path, toByteArray());
            }
        };
    }

    @Override
    public void delete(String path) {
        files.remove(path);
        below(path).forEach(files::remove);
    }

    @Override
    public String place() {
        return "memory";
    }

    // '0' follows '/'.
    private List<String> below(String folder) {
        return List.copyOf(files.subMap(folder + "/", folder + "0").keySet());
    }
}
