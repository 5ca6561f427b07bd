package dev.luthier.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.store.Store;
import dev.luthier.tracking.Sampler;
import dev.luthier.trial.TrialFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class FileRunStoreTest {
    private static final TrialFunction<Configuration> FUNCTION = (configuration, trial) -> {
        trial.report(1, Double.NaN);
        trial.report(2, configuration.getDouble("x"));
        return configuration.getDouble("x");
    };

    @TempDir
    private Path folder;

    @Test
    void writesTheFoldersThatMlflowReads() throws IOException {
        ExperimentResult<Configuration> result = builder("plain", 3)
                .sink("mlflow:" + folder.resolve("mlruns"))
                .train(FUNCTION)
                .runOn(LocalSlots.of(1));

        Path experiment = only(folder.resolve("mlruns"));
        assertThat(experiment.getFileName().toString()).matches("[1-9][0-9]{17}");
        assertThat(Files.readAllLines(experiment.resolve("meta.yaml"))).contains("name: 'plain'");
        Path first = runOf(experiment, 0);
        assertThat(Files.readAllLines(first.resolve("meta.yaml")))
                .contains("status: 3", "run_name: 'trial 0'", "lifecycle_stage: active")
                .contains(
                        "end_time: " + result.trials().get(0).attempts().get(0).endedAtMillis());
        assertThat(first.resolve("params/x"))
                .hasContent(
                        String.valueOf(result.trials().get(0).configuration().getDouble("x")));
        List<String> loss = Files.readAllLines(first.resolve("metrics/loss"));
        assertThat(loss).hasSize(2);
        assertThat(loss.get(0)).matches("[0-9]{13} nan 1");
        assertThat(loss.get(1)).matches("[0-9]{13} 0[.][0-9E-]+ 2");
    }

    @Test
    void experimentThatGoesOnFindsItsRuns() throws IOException {
        JournalProvider journals = Store.at(folder.resolve("journals").toString());
        String sink = "mlflow:" + folder.resolve("mlruns");
        builder("resumed", 2).journal(journals).sink(sink).train(FUNCTION).runOn(LocalSlots.of(1));

        builder("resumed", 4)
                .extend()
                .journal(journals)
                .sink(sink)
                .train(FUNCTION)
                .runOn(LocalSlots.of(1));

        Path experiment = only(folder.resolve("mlruns"));
        try (Stream<Path> all = Files.list(experiment)) {
            assertThat(all.filter(Files::isDirectory)).hasSize(5);
        }
        for (int trial = 0; trial < 4; trial++) {
            assertThat(Files.readAllLines(runOf(experiment, trial).resolve("metrics/loss")))
                    .hasSize(2);
        }
    }

    private static ExperimentBuilder<Configuration> builder(String name, int trials) {
        return Luthier.experiment(
                        name, SearchSpace.builder().uniform("x", 0.1, 1).build())
                .minimize("loss")
                .optimizer(new Sampler())
                .trials(trials)
                .quiet();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList().get(0);
        }
    }

    private static Path runOf(Path experiment, int trial) throws IOException {
        try (Stream<Path> all = Files.list(experiment)) {
            return all.filter(run -> Files.exists(run.resolve("tags/luthier.trial")))
                    .filter(run -> read(run.resolve("tags/luthier.trial")).equals(String.valueOf(trial)))
                    .toList()
                    .get(0);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
