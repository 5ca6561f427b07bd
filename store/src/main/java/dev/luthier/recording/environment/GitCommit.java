package dev.luthier.recording.environment;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** The commit that an application was built from, where its jar or folder of classes names it. */
final class GitCommit {
    /** What the usual plugins of Maven, Gradle and sbt call it in the manifest. */
    private static final List<String> ATTRIBUTES = List.of(
            "Git-Commit",
            "Git-Commit-Id",
            "Git-SHA-1",
            "Git-Head-Rev",
            "Git-Revision",
            "SCM-Revision",
            "Implementation-Build",
            "Build-Revision",
            "Change",
            "Vcs-Release-Id");

    /** What git-commit-id-maven-plugin and its kin call it in {@code git.properties}. */
    private static final List<String> PROPERTIES =
            List.of("git.commit.id.full", "git.commit.id", "git.commit.id.abbrev");

    private static final String FILE = "git.properties";

    private GitCommit() {}

    /** @param place URL of a jar or folder */
    static Optional<String> of(String place) {
        try {
            Path path = Path.of(URI.create(place));
            return Files.isDirectory(path) ? ofFolder(path) : ofJar(path.toFile());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofFolder(Path folder) throws IOException {
        Path manifest = folder.resolve(JarFile.MANIFEST_NAME);
        Path properties = folder.resolve(FILE);
        if (Files.exists(properties)) {
            try (InputStream in = Files.newInputStream(properties)) {
                return ofProperties(in);
            }
        }
        if (!Files.exists(manifest)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(manifest)) {
            return ofManifest(new Manifest(in));
        }
    }

    private static Optional<String> ofJar(File file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            ZipEntry properties = jar.getEntry(FILE);
            if (properties != null) {
                try (InputStream in = jar.getInputStream(properties)) {
                    return ofProperties(in);
                }
            }
            return ofManifest(jar.getManifest());
        }
    }

    private static Optional<String> ofProperties(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        return PROPERTIES.stream()
                .map(properties::getProperty)
                .filter(commit -> commit != null && !commit.isBlank())
                .findFirst();
    }

    private static Optional<String> ofManifest(@Nullable Manifest manifest) {
        if (manifest == null) {
            return Optional.empty();
        }
        Attributes attributes = manifest.getMainAttributes();
        return ATTRIBUTES.stream()
                .map(attributes::getValue)
                .filter(commit -> commit != null && !commit.isBlank())
                .findFirst();
    }
}
