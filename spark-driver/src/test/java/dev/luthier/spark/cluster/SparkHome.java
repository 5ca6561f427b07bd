package dev.luthier.spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder with Spark's jars. It is what the system property {@code luthier.spark.home} points to, a Spark download for
 * example; or it is made of links to the jars that {@code luthier.spark.classpath}, a file, lists.
 */
public final class SparkHome {
    private static final String HOME = "luthier.spark.home";
    private static final String CLASS_PATH = "luthier.spark.classpath";

    private final Path folder;

    private SparkHome(Path folder) {
        this.folder = folder;
    }

    /** The one of the tests. {@code workFolder} is where it is made, if it has to be. */
    public static SparkHome of(Path workFolder) {
        String home = System.getProperty(HOME, "");
        if (!home.isEmpty()) {
            return new SparkHome(Path.of(home).toAbsolutePath());
        }
        try {
            return linked(workFolder.resolve("spark-home"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has the Spark version that this JVM has on its class path. */
    public static boolean isOfThisJvm() {
        return System.getProperty(HOME, "").isEmpty();
    }

    public Path folder() {
        return folder;
    }

    /** The class path of a Spark process whose settings are in {@code configuration}. */
    String classPath(Path configuration) {
        return configuration
                + java.io.File.pathSeparator
                + folder.resolve("jars").resolve("*");
    }

    /** What Spark processes need to know of it. */
    Map<String, String> environment(Path configuration, String host) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SPARK_HOME", folder.toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_CONF_DIR", configuration.toString());
        environment.put("SPARK_LOCAL_IP", host);
        return environment;
    }

    private static SparkHome linked(Path home) throws IOException {
        String list = System.getProperty(CLASS_PATH);
        if (list == null) {
            throw new IllegalStateException("neither of the system properties " + HOME + " and " + CLASS_PATH
                    + " is set; the build sets the latter for integration tests");
        }
        Path jars = Files.createDirectories(home.resolve("jars"));
        try (DirectoryStream<Path> linksOfAnotherSpark = Files.newDirectoryStream(jars)) {
            for (Path link : linksOfAnotherSpark) {
                Files.delete(link);
            }
        }
        for (String jar : List.of(Files.readString(Path.of(list)).trim().split(java.io.File.pathSeparator, -1))) {
            Path link = jars.resolve(Path.of(jar).getFileName());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(jar));
        }
        return new SparkHome(home.toAbsolutePath());
    }
}
