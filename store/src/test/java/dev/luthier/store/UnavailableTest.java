package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.luthier.definition.Limits;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.journal.InMemoryJournal;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.store.folder.LocalFolders;
import dev.luthier.trial.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full, or gone for a while. */
class UnavailableTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void diskThatFailsAtTimesChangesNothing(long seed) {
        List<String> decided = Study.decided(
                new Study().run(definition -> new InMemoryJournal(), 2).trials());
        FaultyFolder faulty = new FaultyFolder(new Unsynced(new LocalFolders(folder).of("study")), seed, 0.2);

        ExperimentResult<Configuration> result = new Study().run(new Store(name -> faulty), 2);

        assertThat(faulty.failures()).isPositive();
        assertThat(Study.decided(result.trials())).isEqualTo(decided);
        Store sound = Unsynced.storeIn(folder);
        assertThat(sound.verify("study", Study.Dice::new, new Study.BelowHalf()).difference())
                .isEmpty();
        Study again = new Study();
        assertThat(again.run(sound, 2).trials()).isEqualTo(result.trials());
        assertThat(again.trained).isEmpty();
    }

    @Test
    void experimentWhoseDiskStaysAwayEndsAndGoesOnAnotherTime() {
        FaultyFolder faulty = new FaultyFolder(new Unsynced(new LocalFolders(folder).of("study")), 1, 0.97);

        ExperimentResult<Configuration> result = new Study().run(new Store(name -> faulty), 2);

        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.JOURNAL_FAILED);
        assertThat(result.ending().detail()).contains("no space left");
        assertThat(new Study().run(Store.at(folder.toString()), 2).trials())
                .hasSize(Study.TRIALS)
                .allMatch(trial -> trial.state().hasEnded());
    }

    @Test
    void fullDiskPausesTheExperimentUntilThereIsSpace() throws Exception {
        Path disk = mount("2m");
        try {
            Path ballast = fill(disk);
            Store store = Store.at(disk.toString());
            Thread janitor = new Thread(() -> makeSpace(ballast));
            List<Integer> trained = new ArrayList<>();

            ExperimentResult<Configuration> result = Study.describe()
                    .journal(store)
                    .train((x, trial) -> {
                        synchronized (trained) {
                            trained.add(trial.number());
                            if (trained.size() == 1) {
                                janitor.start();
                            }
                        }
                        talk(trial);
                        return 0.5;
                    })
                    .runOn(LocalSlots.of(2));

            assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
            assertThat(trained).doesNotHaveDuplicates();
            List<Event> events = new ArrayList<>();
            store.read("study", events::add);
            assertThat(events).filteredOn(Event.Ended.class::isInstance).hasSameSizeAs(trained);
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void diskThatStaysFullEndsTheExperimentAndHarmsNothing() throws Exception {
        Path disk = mount("2m");
        try {
            fill(disk);
            Limits impatient = Limits.DEFAULT.withSlotTimeout(Duration.ofMillis(500));
            Path written = disk.resolve("study/journal-00001.jsonl");

            ExperimentResult<Configuration> result = Study.describe()
                    .limits(impatient)
                    .journal(Store.at(disk.toString()))
                    .train((x, trial) -> {
                        while (!Files.exists(written) || Files.size(written) == 0) {
                            Thread.sleep(1);
                        }
                        talk(trial);
                        return 0.5;
                    })
                    .runOn(LocalSlots.of(2));

            assertThat(result.ending().kind()).isEqualTo(Ending.Kind.JOURNAL_FAILED);
            List<Event> events = new ArrayList<>();
            Store.at(disk.toString()).read("study", events::add);
            assertThat(events).isNotEmpty();
        } finally {
            run("umount", disk.toString());
        }
    }

    private Path mount(String size) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()))
                .as("may mount a small file system")
                .isZero();
        return disk;
    }

    private static void talk(TrialContext trial) {
        for (int line = 0; line < 20; line++) {
            trial.log("x".repeat(3_000));
        }
    }

    // Leaves room for the opening and what is recorded of the run, but not for what the trials say.
    private static Path fill(Path disk) throws IOException {
        return Files.write(disk.resolve("ballast"), new byte[1_990_000]);
    }

    private static void makeSpace(Path ballast) {
        try {
            Thread.sleep(300);
            Files.delete(ballast);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
