package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.checkpoint.CheckpointFiles;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Checkpoint;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trials that go on from what they wrote: when they are promoted, run again, or started from another one. */
@Timeout(300)
class CheckpointedTrialsTest {
    private static final int FULL = 9;

    @TempDir
    private Path folder;

    private final AtomicLong steps = new AtomicLong();

    @Test
    void promotedTrialTrainsOnlyWhatIsLeft() {
        ExperimentResult<Configuration> result = run(experiment(new Promotes(), 4), LocalSlots.of(2));

        assertThat(result.trials()).allMatch(trial -> trial.metric().orElseThrow() == trial.resource());
        assertThat(result.trials())
                .filteredOn(trial -> trial.resource() == FULL)
                .hasSize(4);
        assertThat(steps).hasValue(4 * FULL);
    }

    @Test
    void inVirtualTimeTheyAreInMemory() {
        run(experiment(new Promotes(), 4), new VirtualSlots(2));

        assertThat(steps).hasValue(4 * FULL);
    }

    @Test
    void checkpointOfTheBestTrialStaysAndThoseOfOtherFullTrialsGo() throws Exception {
        ExperimentResult<Configuration> result = run(experiment(new Promotes(), 4), LocalSlots.of(1));

        Trial best = result.bestTrial().orElseThrow();
        Checkpoint kept = result.checkpoint(best).orElseThrow();
        assertThat(kept.step()).isEqualTo(FULL);
        assertThat(kept.size()).isEqualTo(1);
        try (Stream<Path> left = Files.list(folder.resolve("walk/checkpoints"))) {
            assertThat(left).containsExactly(folder.resolve("walk/checkpoints/trial-" + best.number()));
        }
    }

    @Test
    void trialThatWasRunningWhenTheDriverWasKilledGoesOnFromItsCheckpoint() {
        Thread.currentThread().interrupt();
        ExperimentBuilder<Configuration> cut = experiment(new Promotes(), 1);
        ExperimentResult<Configuration> first = run(cut, LocalSlots.of(1));
        boolean interrupted = Thread.interrupted();
        long before = steps.get();

        ExperimentResult<Configuration> second = run(experiment(new Promotes(), 1), LocalSlots.of(1));

        assertThat(interrupted).isTrue();
        assertThat(first.ending().isRegular()).isFalse();
        assertThat(second.bestMetric()).isEqualTo(FULL);
        assertThat(steps.get()).isLessThanOrEqualTo(before + FULL);
    }

    @Test
    void trialCanBeStartedFromAnotherOnesCheckpoint() {
        ExperimentResult<Configuration> result = run(experiment(new Copies(), 2), LocalSlots.of(1));

        assertThat(result.trials()).extracting(Trial::resource).containsExactly(4L, (long) FULL);
        assertThat(steps).hasValue(FULL);
    }

    @Test
    void filesOfHadoopTravelWithTheirConfiguration() throws Exception {
        var configuration = new org.apache.hadoop.conf.Configuration();
        configuration.setClass("fs.disk.impl", HadoopStoreTest.Disk.class, org.apache.hadoop.fs.FileSystem.class);
        Store store = HadoopStore.at("disk://" + folder, configuration);
        var definition = experiment(new Promotes(), 1).train((x, trial) -> 0).definition();

        CheckpointFiles files = travelled(store.checkpointsOf(definition));
        try (OutputStream out = files.create("trial-0/1-1/.bytes")) {
            out.write(7);
        }

        assertThat(folder.resolve("walk/checkpoints/trial-0/1-1/.bytes")).hasBinaryContent(new byte[] {7});
        assertThat(files.list("trial-0")).isEqualTo(List.of("1-1"));
        assertThat(files.list("trial-1")).isEmpty();
        try (var in = files.open("trial-0/1-1/.bytes")) {
            assertThat(in.readAllBytes()).containsExactly(7);
        }
        files.delete("trial-0");
        assertThat(files.list("trial-0")).isEmpty();
        files.delete("trial-0");
    }

    private static CheckpointFiles travelled(CheckpointFiles files) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(files);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (CheckpointFiles) in.readObject();
        }
    }

    private ExperimentBuilder<Configuration> experiment(AbstractOptimizer optimizer, int trials) {
        return Luthier.experiment(
                        "walk", SearchSpace.builder().uniform("x", 0, 1).build())
                .maximize("steps")
                .optimizer(optimizer)
                .trials(trials)
                .maxResource(FULL)
                .quiet();
    }

    private ExperimentResult<Configuration> run(
            ExperimentBuilder<Configuration> experiment, dev.luthier.run.Slots slots) {
        return experiment
                .journal(
                        slots.isVirtual()
                                ? dev.luthier.journal.JournalProvider.inMemory()
                                : Store.at(folder.toString()))
                .train(this::walk)
                .runOn(slots);
    }

    /** A model that knows how many steps it has made. */
    private double walk(Configuration configuration, TrialContext trial) {
        byte made = trial.lastCheckpoint().map(last -> last.bytes()[0]).orElse((byte) 0);
        while (made < trial.resource()) {
            made++;
            steps.incrementAndGet();
            trial.checkpoint(made, new byte[] {made});
            trial.report(made, made);
        }
        return made;
    }

    /** Trains each trial with 3 and then with the full resource. */
    private static final class Promotes extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            for (Trial trial : history()) {
                boolean isPromoted = running().stream().anyMatch(other -> other.number() == trial.number())
                        || history().stream()
                                .anyMatch(other -> other.number() == trial.number() && other.resource() == FULL);
                if (!isPromoted) {
                    return new Suggestion.Resume(trial.number(), FULL, "promoted");
                }
            }
            return drawOrWait(3);
        }

        private Suggestion drawOrWait(int resource) {
            long drawn = Stream.concat(history().stream(), running().stream())
                    .map(Trial::number)
                    .distinct()
                    .count();
            if (drawn < budget().trials()) {
                return new Suggestion.Run(0, searchSpace().sample(random()), resource, "drawn");
            }
            return running().isEmpty() ? new Suggestion.Done("all are promoted") : new Suggestion.Wait();
        }
    }

    /** Begins with a short trial, and goes on from it with another configuration. */
    private static final class Copies extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            Configuration drawn = searchSpace().sample(random());
            if (history().isEmpty()) {
                return running().isEmpty() ? new Suggestion.Run(0, drawn, 4, "drawn") : new Suggestion.Wait();
            }
            return new Suggestion.Run(0, drawn, FULL, "copied", 0);
        }
    }
}
