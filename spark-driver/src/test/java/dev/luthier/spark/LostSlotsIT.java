package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.luthier.definition.Limits;
import dev.luthier.event.Ending;
import dev.luthier.event.Event;
import dev.luthier.experiment.Counts;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import dev.luthier.spark.cluster.Await;
import dev.luthier.spark.cluster.SparkHome;
import dev.luthier.store.Store;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkExecutorInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What happens to trials when executors on a real cluster are killed, frozen or taken back. */
@Timeout(300)
class LostSlotsIT {
    @RegisterExtension
    static final SharedCluster CLUSTER = new SharedCluster();

    private static final Duration LONG = Duration.ofSeconds(200);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final int MANY_TRIALS = 200;
    private static final int TRIALS_BETWEEN_KILLS = 10;
    private static final long PAUSE_MILLIS = 2_000;
    private static SparkContext context;

    @TempDir
    Path folder;

    @BeforeAll
    static void connect() {
        assumeThat(SparkHome.isOfThisJvm()).isTrue();
        context = CLUSTER.newContext(Map.of());
    }

    @AfterAll
    static void disconnect() {
        if (context != null) {
            context.stop();
        }
    }

    @Test
    void trialOfAKilledExecutorRunsAgain() {
        var running = start("killed-executor", 12, new WatchedTrial(folder.toString(), 3, WatchedTrial.NONE));

        process(3, 1).destroyForcibly();
        ExperimentResult<Configuration> result = running.join();

        assertOnlyTrialThatRanTwice(result, 12, 3);
        assertThat(result.trials().get(3).attempts().get(0).ending()).startsWith("lost: ");
    }

    @Test
    void trialOfAKilledWorkerRunsAgain() {
        var running = start("killed-worker", 12, new WatchedTrial(folder.toString(), 3, WatchedTrial.NONE));

        CLUSTER.get().killWorkerOf(process(3, 1));
        ExperimentResult<Configuration> result = running.join();
        CLUSTER.get().addWorkers(1);

        assertOnlyTrialThatRanTwice(result, 12, 3);
    }

    @Test
    void whatAFrozenExecutorSaysTooLateChangesNothing() throws IOException, InterruptedException {
        var running = start("frozen", 8, new WatchedTrial(folder.toString(), 3, 3));
        ProcessHandle frozen = process(3, 1);

        signal("STOP", frozen);
        process(3, 2);
        Files.createFile(folder.resolve("go"));
        signal("CONT", frozen);
        Await.until("the frozen attempt ends", LONG, () -> Files.exists(folder.resolve("ended-3-1")));
        Files.createFile(folder.resolve("end"));

        assertOnlyTrialThatRanTwice(running.join(), 8, 3);
    }

    @Test
    void everyTrialEndsOnceWhileExecutorsAreKilledAgainAndAgain() throws Exception {
        Store store = Store.at(folder.resolve("experiments").toString());
        Limits limits = Limits.DEFAULT.withMaxAttempts(MANY_TRIALS);
        var running = Experiments.runInBackground(
                Experiments.builder("battered", MANY_TRIALS)
                        .limits(limits)
                        .journal(store)
                        .train(new UnhurriedTrial(folder.toString())),
                slots());

        Set<Long> killed = killAgainAndAgain(running, store);
        ExperimentResult<Configuration> result = running.join();

        assertThat(killed).hasSizeGreaterThanOrEqualTo(3);
        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(result.trials())
                .hasSize(MANY_TRIALS)
                .allSatisfy(trial ->
                        assertThat(trial.metric()).hasValue(trial.attempts().size()));
        assertThat(result.counts().retried()).isPositive();
        assertThat(endingsIn(store)).hasSize(MANY_TRIALS).doesNotHaveDuplicates();
    }

    @Test
    void cancellingGivesAllCoresBackWithoutWaitingForALease() throws Exception {
        WatchedTrial endless = new WatchedTrial(folder.toString(), 0, 1);
        FutureTask<ExperimentResult<Configuration>> ended =
                new FutureTask<>(() -> Experiments.of("cancelled", 2, endless).runOn(slots()));
        Thread caller = new Thread(ended);
        caller.start();
        process(0, 1);
        process(1, 1);

        long start = System.nanoTime();
        caller.interrupt();
        ExperimentResult<Configuration> result = ended.get();
        Await.until("no task runs", LONG, () -> runningTasks() == 0);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LEASE);
        assertThat(result.ending().kind()).isEqualTo(Ending.Kind.CANCELLED);
    }

    @Test
    void severalExperimentsShareACluster() throws IOException {
        var one = Experiments.runInBackground(Experiments.of("one", 30, watchedIn("one")), slots().slots(1));
        var other = Experiments.runInBackground(Experiments.of("other", 30, watchedIn("other")), slots().slots(1));

        assertThat(one.join().counts()).isEqualTo(new Counts(30, 0, 0, 0, 0));
        assertThat(other.join().counts()).isEqualTo(new Counts(30, 0, 0, 0, 0));
    }

    private WatchedTrial watchedIn(String name) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        return new WatchedTrial(own.toString(), WatchedTrial.NONE, WatchedTrial.NONE);
    }

    /** Kills an executor, waits until some more trials have ended and a little longer, and so on, however slow the machine. */
    private Set<Long> killAgainAndAgain(CompletableFuture<?> running, Store store) throws Exception {
        Set<Long> killed = new HashSet<>();
        int endedAtLast = 0;
        while (!running.isDone()) {
            ProcessHandle newest = UnhurriedTrial.newest(folder);
            int ended = newest == null ? 0 : endingsIn(store).size();
            if (ended >= endedAtLast + TRIALS_BETWEEN_KILLS && killed.add(newest.pid())) {
                newest.destroyForcibly();
                endedAtLast = ended;
            }
            try {
                running.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // It goes on, and so does the killing.
            }
        }
        return killed;
    }

    private static List<Integer> endingsIn(Store store) {
        List<Integer> ended = new ArrayList<>();
        store.read("battered", event -> {
            if (event instanceof Event.Ended end) {
                ended.add(end.trial());
            }
        });
        return ended;
    }

    private CompletableFuture<ExperimentResult<Configuration>> start(String name, int trials, WatchedTrial function) {
        // Spark may still be replacing what an earlier test has killed.
        Await.until("two executors are there", LONG, () -> executors().size() == 2);
        return Experiments.runInBackground(Experiments.of(name, trials, function), slots());
    }

    private static SparkSlots slots() {
        return SparkSlots.of(context).slots(2).lease(LEASE);
    }

    private ProcessHandle process(int trial, int attempt) {
        Await.until(
                "attempt " + attempt + " of trial " + trial + " runs",
                LONG,
                () -> WatchedTrial.process(folder, trial, attempt) != null);
        return WatchedTrial.process(folder, trial, attempt);
    }

    private static void assertOnlyTrialThatRanTwice(ExperimentResult<?> result, int trials, int twice) {
        assertThat(result.counts()).isEqualTo(new Counts(trials, 0, 0, 0, 1));
        assertThat(result.trials()).hasSize(trials).allSatisfy(trial -> {
            int attempts = trial.number() == twice ? 2 : 1;
            assertThat(trial.attempts()).hasSize(attempts);
            assertThat(trial.metric()).hasValue(attempts);
        });
        assertThat(result.trials()).extracting(Trial::number).doesNotHaveDuplicates();
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }

    private static int runningTasks() {
        return executors().stream().mapToInt(SparkExecutorInfo::numRunningTasks).sum();
    }

    /** Without the driver, which Spark counts among them. */
    private static List<SparkExecutorInfo> executors() {
        List<SparkExecutorInfo> all = List.of(context.statusTracker().getExecutorInfos());
        return all.subList(1, all.size());
    }
}
