package dev.luthier.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Checkpoint;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    private Path folder;

    private final InMemoryCheckpoints files = new InMemoryCheckpoints();
    private final Checkpoints checkpoints = new Checkpoints(files);

    @Test
    void nextAttemptGoesOnFromTheLatest() {
        checkpoints.write(attempt(5, 1), 10, new byte[] {1});
        checkpoints.write(attempt(5, 1), 20, new byte[] {2, 3});

        Checkpoint last = checkpoints.latest(attempt(5, 2)).orElseThrow();

        assertThat(last.trial()).isEqualTo(5);
        assertThat(last.step()).isEqualTo(20);
        assertThat(last.size()).isEqualTo(2);
        assertThat(last.bytes()).containsExactly(2, 3);
    }

    @Test
    void trialWithoutOneBeginsFromNothing() {
        checkpoints.write(attempt(5, 1), 10, new byte[] {1});

        assertThat(checkpoints.latest(attempt(55, 1))).isEmpty();
    }

    @Test
    void directoryIsCopiedThereAndBack() throws Exception {
        Path model = Files.createDirectories(folder.resolve("model/layers"));
        Files.writeString(model.resolve("one.txt"), "weights");
        Files.writeString(folder.resolve("model/name.txt"), "net");

        checkpoints.write(attempt(0, 1), 3, folder.resolve("model"));
        Checkpoint last = checkpoints.latest(attempt(0, 2)).orElseThrow();
        last.copyTo(folder.resolve("copy"));

        assertThat(folder.resolve("copy/layers/one.txt")).hasContent("weights");
        assertThat(folder.resolve("copy/name.txt")).hasContent("net");
        assertThat(last.size()).isEqualTo(10);
        assertThatThrownBy(last::bytes)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is a directory: say copyTo(directory)");
    }

    @Test
    void onlyTheLatestTwoAreKept() {
        for (int step = 1; step <= 5; step++) {
            checkpoints.write(attempt(5, 1), step, new byte[100]);
        }

        assertThat(files.list("trial-5")).containsExactlyInAnyOrder("4-1", "4-1.index", "5-1", "5-1.index");
    }

    @Test
    void halfWrittenOneIsNone() throws Exception {
        checkpoints.write(attempt(5, 1), 10, new byte[] {1});
        try (OutputStream out = files.create("trial-5/20-1/.bytes")) {
            out.write(2);
        }
        try (OutputStream out = files.create("trial-5/20-1.index")) {
            out.write("luthier-checkpoint 1 1 20 abc\n1 .by".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        assertThat(checkpoints.latest(attempt(5, 2)).orElseThrow().step()).isEqualTo(10);
    }

    @Test
    void whatAnotherConfigurationLeftBehindUnderThisNumberIsNotTaken() {
        checkpoints.write(new Assignment(5, 1, 0, Configuration.of("x", 0.9), 100, 1), 10, new byte[] {1});

        assertThat(checkpoints.latest(attempt(5, 1))).isEmpty();

        checkpoints.write(attempt(5, 1), 3, new byte[] {2});

        assertThat(files.list("trial-5")).containsExactlyInAnyOrder("3-1", "3-1.index");
    }

    @Test
    void trialThatIsStartedFromAnotherOneTakesItsCheckpointUntilItHasItsOwn() {
        checkpoints.write(attempt(5, 1), 10, new byte[] {1});
        Assignment started = new Assignment(7, 1, 0, Configuration.of("x", 0.6), 100, 1, 5);

        Checkpoint first = checkpoints.latest(started).orElseThrow();
        checkpoints.write(started, 11, new byte[] {2});
        Checkpoint second = checkpoints.latest(started).orElseThrow();

        assertThat(first.trial()).isEqualTo(5);
        assertThat(second.trial()).isEqualTo(7);
        assertThat(second.step()).isEqualTo(11);
    }

    private static Assignment attempt(int trial, int attempt) {
        return new Assignment(trial, attempt, 0, Configuration.of("x", 0.5), 100, 1);
    }
}
