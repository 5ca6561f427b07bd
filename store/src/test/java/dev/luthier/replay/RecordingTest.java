package dev.luthier.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.event.Ending;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.problem.InvalidInputException;
import dev.luthier.replay.history.RecordedExperiment;
import dev.luthier.space.SearchSpace;
import dev.luthier.store.Store;
import dev.luthier.store.VirtualSlots;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording is found by its place, looked at, and kept in one file. */
class RecordingTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/v1/study");

    @TempDir
    Path folder;

    @Test
    void experimentIsReadAsItEnded() {
        run("one", new Low());

        RecordedExperiment experiment =
                Recording.of(folder.resolve("one").toString()).experiment();

        assertThat(experiment.ending()).contains(new Ending(Ending.Kind.COMPLETED, "budget of 8 trials"));
        assertThat(experiment.trials()).hasSize(8);
        assertThat(experiment.runs()).isEqualTo(1);
        assertThat(experiment.best()).isPresent();
    }

    @Test
    void trialsThatARuleStoppedAreStoppedWithoutTheRule() {
        run("one", new Low());

        List<Trial> stopped = Recording.of(folder.resolve("one").toString()).experiment().trials().stream()
                .filter(trial -> trial.state() == TrialState.STOPPED)
                .toList();

        assertThat(stopped)
                .isNotEmpty()
                .allMatch(trial -> trial.outcome().equals(new Outcome.Stopped("too low; start anew")));
    }

    @Test
    void experimentThatItsRuleEndedHasThatEnding() {
        run("one", new Throwing());

        assertThat(Recording.of(folder.resolve("one").toString()).experiment().ending())
                .hasValueSatisfying(ending -> assertThat(ending.kind()).isEqualTo(Ending.Kind.EARLY_STOP_FAILED));
    }

    @Test
    void oldJournalWithoutRecordsOfItsRunsIsReadToo() {
        Recording recording = Recording.of(GOLDEN.toString());

        assertThat(recording.runs()).isEmpty();
        assertThat(recording.classPath(1)).isEmpty();
        assertThat(recording.experiment().trials()).isNotEmpty();
        assertThat(recording.experiment().runs()).isGreaterThan(1);
    }

    @Test
    void archiveHoldsTheWholeRecording() throws IOException {
        run("one", new Low());
        Path archive = folder.resolve("one.zip");
        Recording recording = Recording.of(folder.resolve("one").toString());

        recording.export(archive);

        try (Recording unpacked = Recording.of(archive.toString());
                ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(unpacked.experiment().trials())
                    .isEqualTo(recording.experiment().trials());
            assertThat(unpacked.runs()).isEqualTo(recording.runs());
            assertThat(unpacked.verify(Draws::new, new Low()).isSame()).isTrue();
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactlyInAnyOrder(
                            "one/definition.json",
                            "one/journal-00001.jsonl",
                            "one/run-00001.classpath.json",
                            "one/run-00001.json");
        }
    }

    @Test
    void archiveThatWouldWriteElsewhereIsRefused() throws IOException {
        Path archive = folder.resolve("evil.zip");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("../journal-00001.jsonl"));
        }

        assertThatThrownBy(() -> Recording.of(archive.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'../journal-00001.jsonl', which is no part of a recording");
    }

    @Test
    void placeWithoutJournalIsNamed() {
        assertThatThrownBy(() -> Recording.of(folder.resolve("none").toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no journal in " + folder.resolve("none"));
    }

    @Test
    void optimizerThatHasNoNameInTheCatalogIsNamed() {
        run("one", new NoStop());

        assertThatThrownBy(() -> Recording.of(folder.resolve("one").toString()).verify())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("optimizer 'Draws' is unknown");
    }

    @Test
    void experimentsOfAStoreAreListed() throws IOException {
        run("two", new NoStop());
        run("one", new NoStop());
        Files.createDirectories(folder.resolve("other"));

        assertThat(Store.at(folder.toString()).experiments()).containsExactly("one", "two");
    }

    private void run(String name, AbstractEarlyStop rule) {
        Luthier.experiment(name, SearchSpace.builder().uniform("x", 0, 1).build())
                .maximize("score")
                .optimizer(new Draws())
                .earlyStop(rule)
                .trials(8)
                .journal(Store.at(folder.toString()))
                .quiet()
                .train((configuration, trial) -> {
                    trial.report(1, configuration.getDouble("x"));
                    trial.report(2, configuration.getDouble("x"));
                    return configuration.getDouble("x");
                })
                .runOn(new VirtualSlots(2));
    }

    private static final class Draws extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "drawn");
        }
    }

    /** Its reason looks like a decision. */
    private static final class Low extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            return toCheck.curve().last() < 0.5;
        }

        @Override
        public String reason(Trial toCheck, List<Trial> finalized, Direction direction) {
            return "too low; start anew";
        }
    }

    private static final class Throwing extends AbstractEarlyStop {
        @Override
        public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
            throw new IllegalStateException("broken");
        }
    }
}
