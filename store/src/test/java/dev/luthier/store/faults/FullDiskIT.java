package dev.luthier.store.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on a real file system that is full: a tmpfs of its own, which Linux lets users mount in a namespace. */
class FullDiskIT {
    private static final int NOT_MOUNTED = 99;
    private static final String SCRIPT = """
            folder=$1
            shift
            mount -t tmpfs -o size=1m tmpfs "$folder" || exit 99
            "$@" "$folder" passing
            "$@" "$folder" lasting
            "$@" "$folder" again
            """;

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void experimentWaitsForRoomOrEndsCleanlyAndGoesOnLater() throws IOException, InterruptedException {
        List<String> said = Files.readAllLines(runOnSmallDisk());

        assertThat(said).filteredOn(line -> line.startsWith("the disk is full")).hasSize(2);
        assertThat(said).anyMatch(line -> line.contains("'passing' pauses"));
        assertThat(said).contains("passing ended: COMPLETED", "passing verified: true");
        assertThat(said).contains("passing trials told once: " + FullDisk.TRIALS);

        assertThat(said).contains("lasting ended: JOURNAL_FAILED", "lasting verified: true");
        assertThat(said).contains("again ended: COMPLETED", "again verified: true");
        assertThat(said).contains("again trials told once: " + FullDisk.TRIALS);
    }

    private Path runOnSmallDisk() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        File log = folder.resolve("log").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                SCRIPT,
                "sh",
                disk.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FullDisk.class.getName());
        Process process = start(builder.redirectErrorStream(true).redirectOutput(log));
        assumeThat(process).as("unshare(1) of util-linux").isNotNull();
        int exit = process.waitFor();
        assumeThat(exit)
                .as("a tmpfs can be mounted here: " + Files.readString(log.toPath()))
                .isNotEqualTo(NOT_MOUNTED);
        assertThat(exit).as("see %s", Files.readString(log.toPath())).isZero();
        return log.toPath();
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        return Files.isExecutable(Path.of("/usr/bin/unshare")) ? builder.start() : null;
    }
}
