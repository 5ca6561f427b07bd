package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.experiment.Counts;
import dev.luthier.spark.cluster.Await;
import dev.luthier.spark.cluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whole applications, submitted to a cluster as users do. These also run on another Spark than they were compiled with. */
@Timeout(300)
class SubmitIT {
    private static final Duration LONG = Duration.ofSeconds(200);

    @RegisterExtension
    static final SharedCluster CLUSTER = new SharedCluster();

    @TempDir
    Path folder;

    @Test
    void submittedApplicationRunsEveryPlannedTrialOnce() throws IOException {
        assertThat(submit(WatchedTrial.NONE).await(LONG)).isZero();

        assertThat(result())
                .contains("COMPLETED: budget of 20 trials", new Counts(20, 0, 0, 0, 0).toString(), "20 rows");
    }

    @Test
    void submittedApplicationSurvivesTheLossOfAnExecutor() throws IOException {
        ChildProcess application = submit(3);
        Await.until("trial 3 runs", LONG, () -> WatchedTrial.process(folder, 3, 1) != null || !application.isAlive());

        assertThat(application.isAlive()).as("see %s", application.log()).isTrue();
        WatchedTrial.process(folder, 3, 1).destroyForcibly();

        assertThat(application.await(LONG)).isZero();
        assertThat(result()).contains(new Counts(20, 0, 0, 0, 1).toString(), "20 rows");
    }

    private ChildProcess submit(int held) {
        return CLUSTER.get()
                .submit(
                        SubmittedApplication.class,
                        Map.of("spark.executor.cores", "1"),
                        List.of(folder.toString(), Integer.toString(held)));
    }

    private List<String> result() throws IOException {
        return Files.readAllLines(folder.resolve("result"));
    }
}
