package dev.luthier.recording.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.provenance.RunDescription;
import dev.luthier.provenance.TrainingCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of where a run takes place, and that no secret is among it. */
class EnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void machineAndJvmAreNamed() {
        Map<String, String> environment = Environment.of(Map.of("slots", "2 local threads"));

        assertThat(environment)
                .containsEntry("java.version", System.getProperty("java.version"))
                .containsEntry("os.name", System.getProperty("os.name"))
                .containsEntry(
                        "cpu.count", Integer.toString(Runtime.getRuntime().availableProcessors()))
                .containsEntry("slots", "2 local threads")
                .containsKeys("jvm.arguments", "memory.maxHeapMiB", "memory.physicalMiB", "time.zone");
    }

    @Test
    void environmentVariablesThatAreNotOnTheListAreLeftOut() {
        Map<String, String> environment = Environment.of(Map.of());

        assertThat(environment.keySet().stream()
                        .filter(name -> name.startsWith("env."))
                        .map(name -> name.substring(4)))
                .isSubsetOf(Environment.VARIABLES);
    }

    @Test
    void secretsAreTakenOutByName() {
        Map<String, String> clean = Redaction.of(Map.of(
                "spark.ssl.keyPassword", "a",
                "spark.hadoop.fs.s3a.secret.key", "b",
                "spark.hadoop.fs.s3a.access.key", "c",
                "fs.azure.account.key.x.blob", "d",
                "spark.authenticate.secret", "e",
                "spark.executor.cores", "4"));

        assertThat(clean).containsEntry("spark.executor.cores", "4");
        assertThat(clean.values()).filteredOn(value -> !value.equals("4")).containsOnly(Redaction.REDACTED);
    }

    @Test
    void secretsWithinValuesAreTakenOut() {
        assertThat(Redaction.of("jvm.arguments", "-Xmx1g -Dmy.password=hunter2 -Dlevel=3"))
                .isEqualTo("-Xmx1g -Dmy.password=(redacted) -Dlevel=3");
        assertThat(Redaction.of("url", "jdbc://ann:hunter2@host/db")).isEqualTo("jdbc://(redacted)@host/db");
    }

    @Test
    void commitOfJarIsReadFromItsManifestOrItsGitProperties() throws IOException {
        Path byManifest = jar("manifest.jar", "SCM-Revision", "4f2a", null);
        Path byProperties = jar("properties.jar", "Created-By", "me", "git.commit.id=77aa\ngit.branch=x\n");

        assertThat(commit(byManifest)).isEqualTo("4f2a");
        assertThat(commit(byProperties)).isEqualTo("77aa");
        assertThat(commit(jar("plain.jar", "Created-By", "me", null))).isNull();
        assertThat(commit(folder.resolve("none.jar"))).isNull();
    }

    @Test
    void commitOfFolderOfClassesIsReadFromItsGitProperties() throws IOException {
        Files.writeString(folder.resolve("git.properties"), "git.commit.id.full=0123\n");

        assertThat(commit(folder)).isEqualTo("0123");
    }

    @Test
    void classPathIsHashedByContent() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "abc");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(classes.resolve("A.class"), "abc");

        List<ClassPath.Entry> entries = ClassPath.read(List.of(jar, classes, folder.resolve("gone.jar")));

        assertThat(entries).hasSize(2).allMatch(entry -> entry.size() == 3);
        assertThat(entries.get(0).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        Files.writeString(classes.resolve("A.class"), "abd");
        assertThat(ClassPath.read(List.of(classes)).get(0).sha256())
                .isNotEqualTo(entries.get(1).sha256());
    }

    @Test
    void classPathOfThisProcessHasThePlacesOfItsClasses() {
        assertThat(ClassPath.places()).isNotEmpty().allMatch(Path::isAbsolute);
    }

    private static String commit(Path place) {
        TrainingCode code = new TrainingCode(
                TrainingCode.Kind.CLASS, "A", null, null, place.toUri().toString());
        return Environment.of(new RunDescription(code, Map.of(), Map.of())).get("application.commit");
    }

    private Path jar(String name, String attribute, String value, String properties) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(attribute, value);
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            if (properties != null) {
                jar.putNextEntry(new JarEntry("git.properties"));
                jar.write(properties.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
