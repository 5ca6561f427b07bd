package dev.luthier.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The project's own classes and test classes on this JVM's class path, as jars that an application can take along. */
public final class ApplicationJars {
    private static final String OWN_JAR = "luthier-.*\\.jar";

    private ApplicationJars() {}

    /** Makes a jar of each folder on the class path; {@code workFolder} takes them. */
    public static List<Path> of(Path workFolder) {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (!entry.isEmpty() && Files.isDirectory(path)) {
                jars.add(packed(path, workFolder.resolve("application-" + jars.size() + ".jar")));
            } else if (path.getFileName().toString().matches(OWN_JAR)) {
                jars.add(path);
            }
        }
        return jars;
    }

    private static Path packed(Path folder, Path jar) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> content = files.filter(Files::isRegularFile).sorted().toList();
            Files.createDirectories(jar.getParent());
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream jarOut = new JarOutputStream(out)) {
                for (Path file : content) {
                    String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                    jarOut.putNextEntry(new JarEntry(name));
                    Files.copy(file, jarOut);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
