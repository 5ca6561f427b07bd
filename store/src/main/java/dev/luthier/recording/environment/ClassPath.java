package dev.luthier.recording.environment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jars and folders that this process loads classes from, by content. */
public final class ClassPath {
    private static final Logger LOG = LoggerFactory.getLogger(ClassPath.class);

    /** Hashes of files by path, size and time: in one JVM a jar is read once, however many experiments run. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private ClassPath() {}

    /**
     * A jar or folder.
     *
     * @param size bytes of all its files
     * @param sha256 of its content, in hexadecimal digits
     */
    public record Entry(String path, long size, String sha256) {
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** Where classes are loaded from: the class path, and what class loaders such as Spark's have added, in their order. */
    public static List<Path> places() {
        Set<Path> places = new LinkedHashSet<>();
        for (String place : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!place.isEmpty()) {
                places.add(Path.of(place).toAbsolutePath().normalize());
            }
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                addAll(urls.getURLs(), places);
            }
        }
        return List.copyOf(places);
    }

    /** Reads and hashes what is at these places; ends early, with what it has, when the thread is interrupted. */
    public static List<Entry> read(List<Path> places) {
        List<Entry> entries = new ArrayList<>();
        for (Path place : places) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            Entry entry = readIfThere(place);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static @Nullable Entry readIfThere(Path place) {
        try {
            return Files.exists(place) ? read(place) : null;
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} of the class path cannot be read", place, e);
            return null;
        }
    }

    private static Entry read(Path place) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(place, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            return ContentHash.ofFolder(place);
        }
        String key = place + "|" + attributes.size() + "|" + attributes.lastModifiedTime();
        String known = KNOWN.get(key);
        if (known == null) {
            known = ContentHash.of(place);
            KNOWN.put(key, known);
        }
        return new Entry(place.toString(), attributes.size(), known);
    }

    private static void addAll(URL[] urls, Set<Path> places) {
        for (URL url : urls) {
            try {
                if (url.getProtocol().equals("file")) {
                    places.add(Path.of(url.toURI()).toAbsolutePath().normalize());
                }
            } catch (URISyntaxException | RuntimeException e) {
                LOG.debug("{} of the class path is no file", url, e);
            }
        }
    }
}
