package dev.luthier.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar for spark-submit brings nothing that Spark brings: two versions of one class break an application at run time. */
class ApplicationJarIT {
    private static final Path JAR = Path.of("target", "luthier-examples.jar");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/netty/",
                "com/fasterxml/jackson/",
                "org/apache/spark/",
                "scala/",
                "org/slf4j/",
                "org/apache/hadoop/",
                "org/apache/logging/",
                "org/apache/commons/logging/",
                "com/esotericsoftware/"
            })
    void hasNoClassThatSparkBrings(String folder) throws IOException {
        // also not in the versioned part of a multi-release jar
        assertThat(entries())
                .noneMatch(entry ->
                        entry.replaceFirst("META-INF/versions/\\d+/", "").startsWith(folder));
    }

    @Test
    void hasOnlyClassesThatAreMeantToBeThere() throws IOException {
        assertThat(entries())
                .filteredOn(entry -> entry.endsWith(".class"))
                .isNotEmpty()
                .allMatch(entry -> entry.startsWith("dev/luthier/")
                        || entry.startsWith("ml/dmlc/xgboost4j/")
                        || entry.startsWith("org/jspecify/annotations/"));
    }

    @Test
    void hasWhatTheExamplesNeed() throws IOException {
        assertThat(entries())
                .contains(
                        "dev/luthier/examples/Digits.class",
                        "dev/luthier/examples/digits.csv.gz",
                        "dev/luthier/spark/SparkSlots.class",
                        "lib/linux/x86_64/libxgboost4j.so");
    }

    private static List<String> entries() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }
}
