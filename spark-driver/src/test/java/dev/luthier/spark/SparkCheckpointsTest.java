package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.space.Configuration;
import dev.luthier.store.HadoopStore;
import dev.luthier.store.Store;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Trials on Spark that are promoted and go on from their checkpoints. */
@Timeout(300)
class SparkCheckpointsTest {
    private static final int FULL = 6;

    @RegisterExtension
    static final LocalSpark SPARK = new LocalSpark("local[2]");

    @TempDir
    Path folder;

    @Test
    void onADisk() {
        check(Store.at(folder.toString()));
    }

    @Test
    void onAFileSystemThatOnlySparksHadoopConfigurationKnows() {
        var hadoop = new org.apache.hadoop.conf.Configuration(
                SPARK.session().sparkContext().hadoopConfiguration());
        hadoop.setClass("fs.shared.impl", Shared.class, org.apache.hadoop.fs.FileSystem.class);

        check(HadoopStore.at("shared://" + folder, hadoop));
    }

    private static void check(Store store) {
        ExperimentResult<Configuration> result = Experiments.builder("checkpointed", 3)
                .optimizer(new Promotes())
                .maxResource(FULL)
                .journal(store)
                .train(SparkCheckpointsTest::train)
                .runOn(SparkSlots.of(SPARK.session()));

        assertThat(result.trials()).hasSize(3).allMatch(trial -> trial.resource() == FULL);
        assertThat(result.trials())
                .extracting(trial -> trial.metric().orElseThrow())
                .containsOnly(FULL - 2.0);
        assertThat(result.checkpoint(result.bestTrial().orElseThrow())
                        .orElseThrow()
                        .step())
                .isEqualTo(FULL);
    }

    /** Returns at which step it began plus how many it trained since. */
    private static double train(Configuration configuration, TrialContext trial) {
        int begun = trial.lastCheckpoint().map(last -> (int) last.bytes()[0]).orElse(0);
        for (int step = begun + 1; step <= trial.resource(); step++) {
            trial.checkpoint(step, new byte[] {(byte) step});
            trial.report(step, step);
        }
        return trial.resource() - begun;
    }

    /** Trains each trial with 2 and then with the full resource. */
    private static final class Promotes extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(Trial finished) {
            for (Trial trial : history()) {
                boolean isPromoted = trial.resource() == FULL
                        || running().stream().anyMatch(other -> other.number() == trial.number())
                        || history().stream()
                                .anyMatch(other -> other.number() == trial.number() && other.resource() == FULL);
                if (!isPromoted) {
                    return new Suggestion.Resume(trial.number(), FULL, "promoted");
                }
            }
            return drawOrWait(2);
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

    /** The disk under another name. */
    public static final class Shared extends RawLocalFileSystem {
        @Override
        public java.net.URI getUri() {
            return java.net.URI.create("shared:///");
        }

        @Override
        public String getScheme() {
            return "shared";
        }
    }
}
