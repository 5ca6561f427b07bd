package dev.luthier.recording.input;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of one input, wherever they are. */
interface InputFiles extends Closeable {
    /** @param path within the input; the name of the input's file itself if it is a single one */
    record InputFile(String path, long size) {}

    /** Whether it is one file and not a folder. */
    boolean isSingle();

    /** All of them in the order of their paths, without those that begin with a dot or an underline. */
    List<InputFile> list() throws IOException;

    InputStream open(InputFile file) throws IOException;

    @Override
    default void close() throws IOException {}

    /** @throws FileNotFoundException if there is nothing there */
    static InputFiles at(String place) throws IOException {
        URI uri = place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") ? URI.create(place) : null;
        if (uri != null && !uri.getScheme().equals("file")) {
            return new HadoopInput(place);
        }
        Path path = uri == null ? Path.of(place) : Path.of(uri.getPath());
        if (!Files.exists(path)) {
            throw new FileNotFoundException("there is no file or folder " + path.toAbsolutePath());
        }
        return new Local(path);
    }

    /** What begins so is left over from writing, or is about the data and not data: {@code _SUCCESS}, {@code .part-0.crc}. */
    static boolean isData(String path) {
        return !path.matches("(.*/)?[._][^/=]*(/.*)?");
    }

    /** On a disk of this machine. */
    record Local(Path path) implements InputFiles {
        @Override
        public boolean isSingle() {
            return !Files.isDirectory(path);
        }

        @Override
        public List<InputFile> list() throws IOException {
            if (isSingle()) {
                return List.of(new InputFile(path.getFileName().toString(), Files.size(path)));
            }
            List<InputFile> files = new ArrayList<>();
            try (Stream<Path> all = Files.walk(path)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String name = path.relativize(file).toString().replace('\\', '/');
                    if (isData(name)) {
                        files.add(new InputFile(name, Files.size(file)));
                    }
                }
            }
            files.sort(Comparator.comparing(InputFile::path));
            return files;
        }

        @Override
        public InputStream open(InputFile file) throws IOException {
            return Files.newInputStream(isSingle() ? path : path.resolve(file.path()));
        }
    }
}
