package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Event;
import dev.luthier.spark.cluster.Await;
import dev.luthier.spark.cluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An application whose driver is killed while its trials run, and that is then submitted again, word for word. */
@Timeout(300)
class KilledDriverIT {
    private static final Duration LONG = Duration.ofSeconds(200);
    private static final int HELD = 5;

    @RegisterExtension
    static final SharedCluster CLUSTER = new SharedCluster();

    @TempDir
    Path folder;

    @Test
    void sameSubmitAgainEndsWithThePlannedTrialsAndRunsNoneTwiceThatHadEnded() throws IOException {
        try (ChildProcess first = submit()) {
            Await.until("half of the trials have ended", LONG, () -> ended().size() >= 10 || !first.isAlive());
            assertThat(first.isAlive()).as("see %s", first.log()).isTrue();
        }
        Set<Integer> endedBefore = ended();

        assertThat(submit().await(LONG)).isZero();

        List<String> result = Files.readAllLines(folder.resolve("result"));
        assertThat(result.get(0)).isEqualTo("COMPLETED: budget of 20 trials");
        assertThat(result.get(1)).contains("finished=20, stopped=0, failed=0, unfinished=0");
        assertThat(ended()).hasSize(KilledApplication.TRIALS);
        assertThat(endedBefore)
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(trial ->
                        assertThat(folder.resolve("started-" + trial + "-2")).doesNotExist());
        assertThat(folder.resolve("ended-" + HELD + "-2")).exists();
    }

    private ChildProcess submit() {
        return CLUSTER.get()
                .submit(
                        KilledApplication.class,
                        Map.of("spark.executor.cores", "1"),
                        List.of(folder.toString(), Integer.toString(HELD)));
    }

    /** The trials whose end is written down; that of each only once. */
    private Set<Integer> ended() {
        List<Integer> ended = new ArrayList<>();
        try {
            KilledApplication.store(folder).read(KilledApplication.EXPERIMENT, event -> {
                if (event instanceof Event.Ended end) {
                    ended.add(end.trial());
                }
            });
        } catch (IllegalArgumentException e) {
            return Set.of(); // there is no journal yet
        }
        assertThat(ended).doesNotHaveDuplicates();
        return new TreeSet<>(ended);
    }
}
