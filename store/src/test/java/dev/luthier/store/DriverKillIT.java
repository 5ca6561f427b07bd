package dev.luthier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.event.Event;
import dev.luthier.optimizer.NoStop;
import dev.luthier.random.RandomStream;
import dev.luthier.store.folder.Folder;
import dev.luthier.store.folder.LocalFolders;
import dev.luthier.trial.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A driver that is killed with SIGKILL at random moments and started again, until it gets to the end. */
class DriverKillIT {
    private static final int MOST_RUNS = 60;

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void everyPlannedTrialFinishesOnceHoweverOftenTheDriverIsKilled() throws Exception {
        long seed = Long.getLong("luthier.seed", System.nanoTime());
        System.out.println("DriverKillIT: run this again with -Dluthier.seed=" + seed);
        RandomStream random = RandomStream.of(seed);
        Map<String, Set<Integer>> finishedBefore = new HashMap<>();
        int run = 0;
        boolean isOver = false;
        while (!isOver) {
            run++;
            assertThat(run).as("runs until the end").isLessThan(MOST_RUNS);
            finishedBefore.put("run" + run, finished());
            int more = trained() + 1 + (int) (random.nextDouble() * 12);
            Process driver = start("run" + run);
            while (!isOver && trained() < more) {
                isOver = driver.waitFor(5, TimeUnit.MILLISECONDS);
            }
            isOver = driver.waitFor((long) (random.nextDouble() * 100), TimeUnit.MILLISECONDS);
            driver.destroyForcibly().waitFor();
            assertThat(isOver && driver.exitValue() != 0)
                    .as("ended by itself, but failed")
                    .isFalse();
        }

        System.out.println("DriverKillIT: " + (run - 1) + " kills");
        assertThat(run).as("runs").isGreaterThan(1);
        assertThat(finished()).hasSize(KilledDriver.TRIALS);
        assertThat(endings()).hasSize(KilledDriver.TRIALS);
        for (String line : Files.readAllLines(folder.resolve("trained"))) {
            String[] words = line.split(" ", -1);
            assertThat(finishedBefore.get(words[0])).as(line).doesNotContain(Integer.valueOf(words[1]));
        }
        assertThat(store().verify(KilledDriver.NAME, Study.Dice::new, new NoStop())
                        .difference())
                .isEmpty();
    }

    /** Also after this process asked a second time: on POSIX systems a careless second look would give the lock away. */
    @Test
    @Timeout(300)
    void anotherProcessIsRefusedWhileThisOneWrites() throws Exception {
        Folder experiment = new LocalFolders(folder).of(KilledDriver.NAME);
        try (Folder.WriterLock lock = experiment.lock()) {
            lock.check();
            assertThatThrownBy(experiment::lock).isInstanceOf(IllegalStateException.class);

            Process second = start("second");

            assertThat(second.waitFor()).isNotZero();
            assertThat(folder.resolve("second.log"))
                    .content()
                    .contains("is being written by process "
                            + ProcessHandle.current().pid());
        }
    }

    /** How many attempts have begun so far. */
    private int trained() throws IOException {
        Path file = folder.resolve("trained");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private Process start(String run) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledDriver.class.getName(),
                folder.toString(),
                folder.resolve("trained").toString(),
                run);
        File log = folder.resolve(run + ".log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    private Set<Integer> finished() {
        Set<Integer> finished = new TreeSet<>();
        endings().stream()
                .filter(ended -> ended.outcome() instanceof Outcome.Finished)
                .forEach(ended -> finished.add(ended.trial()));
        return finished;
    }

    private List<Event.Ended> endings() {
        List<Event.Ended> endings = new ArrayList<>();
        if (Files.exists(folder.resolve(KilledDriver.NAME).resolve("journal-00001.jsonl"))) {
            try {
                store().read(KilledDriver.NAME, event -> {
                    if (event instanceof Event.Ended ended) {
                        endings.add(ended);
                    }
                });
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("there is no journal");
            }
        }
        return endings;
    }

    private Store store() {
        return Store.at(folder.toString());
    }
}
