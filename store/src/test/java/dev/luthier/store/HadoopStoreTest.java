package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.journal.Journal;
import dev.luthier.journal.JournalUnavailableException;
import dev.luthier.space.Configuration;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals on Hadoop's file systems, with one that flushes open files and one that cannot. */
class HadoopStoreTest {
    private static final Duration LEASE = Duration.ofMillis(600);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"disk", "objects"})
    void experimentIsWrittenDownAndGoesOn(String scheme) {
        InMemoryJournal whole = new InMemoryJournal();
        List<String> decided =
                Study.decided(new Study().run(definition -> whole, 1).trials());
        Store store = store(scheme, LEASE);
        Study.writeDown(store, whole, 30);

        ExperimentResult<Configuration> result = new Study().run(store, 1);

        assertThat(Study.decided(result.trials())).isEqualTo(decided);
        assertThat(store.verify("study", Study.Dice::new, new Study.BelowHalf()).difference())
                .isEmpty();
    }

    @Test
    void whereOpenFilesCannotBeFlushedSegmentsAreSealed() throws IOException {
        new Study().run(store("objects", LEASE), 1);

        try (Stream<Path> files = Files.list(folder.resolve("study"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsonl"))).hasSizeGreaterThan(Study.TRIALS);
        }
    }

    @Test
    void livingWriterKeepsOthersOut() {
        Store store = store("disk", LEASE);
        try (Journal first = store.open(definition())) {
            first.replay(event -> {});

            assertThatThrownBy(() -> store.open(definition()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is being written by process "
                            + ProcessHandle.current().pid());
        }
        store.open(definition()).close();
    }

    @Test
    void leaseOfACrashedWriterEnds() throws IOException {
        Files.createDirectories(folder.resolve("study"));
        Files.writeString(folder.resolve("study/writer-00004.lease"), "process 1@nowhere");

        store("disk", LEASE).open(definition()).close();

        try (Stream<Path> files = Files.list(folder.resolve("study"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".lease"));
        }
    }

    @Test
    void writerThatLostItsLeaseWritesNothingMore() throws IOException {
        InMemoryJournal whole = new InMemoryJournal();
        new Study().run(definition -> whole, 1);
        try (Journal paused = store("disk", Duration.ofMillis(30)).open(definition())) {
            paused.replay(event -> {});
            paused.append(whole.events().get(0));
            Files.delete(folder.resolve("study/writer-00001.lease"));
            Files.writeString(folder.resolve("study/writer-00002.lease"), "process 2@elsewhere");

            assertThatThrownBy(() -> {
                        while (true) {
                            paused.append(whole.events().get(0));
                            paused.commit();
                        }
                    })
                    .isInstanceOfSatisfying(
                            JournalUnavailableException.class,
                            e -> assertThat(e.isPassing()).isFalse())
                    .hasMessageContaining("process 2@elsewhere");
        }
    }

    private static dev.luthier.definition.Definition definition() {
        return Study.describe().train((x, trial) -> 0).definition();
    }

    private Store store(String scheme, Duration lease) {
        var configuration = new org.apache.hadoop.conf.Configuration();
        configuration.setClass("fs.disk.impl", Disk.class, org.apache.hadoop.fs.FileSystem.class);
        configuration.setClass("fs.objects.impl", ObjectStore.class, org.apache.hadoop.fs.FileSystem.class);
        return HadoopStore.at(scheme + "://" + folder, configuration, lease);
    }

    /** A file system with a name of its own, so that it is reached through Hadoop. */
    public static class Disk extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create(getScheme() + ":///");
        }

        @Override
        public String getScheme() {
            return "disk";
        }
    }

    /** One whose files are there when they are closed, as in object stores. */
    public static final class ObjectStore extends Disk {
        @Override
        public String getScheme() {
            return "objects";
        }

        @Override
        public FSDataOutputStream create(
                org.apache.hadoop.fs.Path file,
                boolean overwrite,
                int bufferSize,
                short replication,
                long blockSize,
                Progressable progress)
                throws IOException {
            FSDataOutputStream out = super.create(file, overwrite, bufferSize, replication, blockSize, progress);
            return new FSDataOutputStream(new Unflushable(out), null);
        }
    }

    private static final class Unflushable extends OutputStream {
        private final OutputStream out;

        Unflushable(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
