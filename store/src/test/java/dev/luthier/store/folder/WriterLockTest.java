package dev.luthier.store.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {
    @TempDir
    Path folder;

    @Test
    void secondWriterIsRefusedAndToldWhoTheFirstIs() throws IOException {
        try (Folder.WriterLock first = new LocalFolder(folder).lock()) {
            first.check();

            assertThatThrownBy(() -> new LocalFolder(folder).lock())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void lockIsFreeWhenItsHolderIsClosed() throws IOException {
        new LocalFolder(folder).lock().close();

        new LocalFolder(folder).lock().close();

        assertThat(folder.resolve("lock")).isRegularFile();
    }

    @Test
    void whatADeadProcessLeftOfALockIsNoLock() throws IOException {
        Files.writeString(folder.resolve("lock"), "process 1@nowhere since long ago");

        new LocalFolder(folder).lock().close();
    }
}
