package dev.luthier.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.NoStop;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Direction;
import dev.luthier.trial.MetricsFunction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class VerdictsTest {
    private static final VerdictWait FOREVER = new VerdictWait(1e15, 1);
    private static final VerdictWait AS_LONG_AS_IT_TRAINED = new VerdictWait(1, 1);

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final List<Long> passed = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Thread> trainingThread = new CompletableFuture<>();
    private TrialRunner runner = runner(VerdictWait.NONE, reporter -> {}, (configuration, trial) -> Map.of());

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void reportThatIsFoundHopelessThrows() throws Exception {
        start(FOREVER, TrialReporter::drain);
        awaitWaiting();

        runner.stop(0, 1, "hopeless", false);

        assertThat(outcome()).isEqualTo(new Outcome.Stopped("hopeless"));
        assertThat(passed).isEmpty();
    }

    @Test
    void reportThatIsJudgedReturns() throws Exception {
        start(FOREVER, TrialReporter::drain);

        for (long step = 1; step <= 3; step++) {
            awaitWaiting();
            runner.judged(0, 1, step);
            awaitPassed(step);
        }

        assertThat(outcome()).isEqualTo(new Outcome.Finished(0.5));
    }

    @Test
    void verdictMayComeBeforeAnybodyWaits() throws Exception {
        start(FOREVER, reporter -> reporter.drain().forEach(report -> reporter.judged(report.step())));

        assertThat(outcome()).isEqualTo(new Outcome.Finished(0.5));
        assertThat(passed).containsExactly(1L, 2L, 3L);
    }

    @Test
    void stopMayComeBeforeAnybodyWaits() throws Exception {
        start(FOREVER, reporter -> reporter.requestStop("hopeless"));

        assertThat(outcome()).isEqualTo(new Outcome.Stopped("hopeless"));
        assertThat(passed).isEmpty();
    }

    @Test
    void verdictThatNeverComesCostsAShareOfTheTrainingAndIsNotAwaitedAnyMore() throws Exception {
        List<TrialReporter> reporters = new CopyOnWriteArrayList<>();
        start(AS_LONG_AS_IT_TRAINED, reporter -> {
            reporter.drain();
            reporters.add(reporter);
        });

        assertThat(outcome()).isEqualTo(new Outcome.Finished(0.5));
        assertThat(passed).containsExactly(1L, 2L, 3L);
        assertThat(reporters).noneMatch(TrialReporter::awaitsVerdict);
    }

    @Test
    void verdictOfAnEarlierStepTrialOrAttemptLetsNobodyGo() throws Exception {
        start(FOREVER, TrialReporter::drain);
        awaitWaiting();
        runner.judged(0, 1, 1);
        awaitPassed(1);
        awaitWaiting();

        runner.judged(0, 1, 1);
        runner.judged(0, 2, 2);
        runner.judged(1, 1, 2);
        runner.stop(0, 1, "hopeless", false);

        assertThat(outcome()).isEqualTo(new Outcome.Stopped("hopeless"));
        assertThat(passed).containsExactly(1L);
    }

    @Test
    void verdictOnWhatIsOverHarmsNobody() throws Exception {
        start(AS_LONG_AS_IT_TRAINED, TrialReporter::drain);
        outcome();

        runner.judged(0, 1, 3);
        runner.start(assignment(1));

        assertThat(outcome()).isEqualTo(new Outcome.Finished(0.5));
    }

    @Test
    void interruptionEndsTheWaitAndSparesTheNextTrial() throws Exception {
        start(FOREVER, reporter -> {
            if (reporter.number() == 1) {
                reporter.drain().forEach(report -> reporter.judged(report.step()));
            }
        });
        awaitWaiting();

        runner.stop(0, 1, "ran longer than PT1S", true);

        assertThat(outcome()).isEqualTo(new Outcome.Stopped("ran longer than PT1S"));
        runner.start(assignment(1));
        assertThat(outcome()).isEqualTo(new Outcome.Finished(0.5));
    }

    @Test
    void threadThatWasInterruptedByOthersDoesNotWaitAndStaysInterrupted() throws Exception {
        CompletableFuture<Boolean> isInterrupted = new CompletableFuture<>();
        runner.close();
        runner = runner(FOREVER, TrialReporter::drain, (configuration, trial) -> {
            train();
            Thread.currentThread().interrupt();
            trial.report(1, 0.5);
            isInterrupted.complete(Thread.currentThread().isInterrupted());
            return Map.of("loss", 0.5);
        });

        runner.start(assignment(0));

        assertThat(outcome()).isEqualTo(new Outcome.Finished(0.5));
        assertThat(isInterrupted.get()).isTrue();
    }

    @Test
    void slotThatIsClosedEndsTheWait() throws Exception {
        start(FOREVER, TrialReporter::drain);
        awaitWaiting();

        runner.close();

        assertThat(runner.awaitEnd(Duration.ofSeconds(60))).isTrue();
        assertThat(passed).isEmpty();
    }

    @Test
    void reportBehindOneThatIsNotFetchedYetDoesNotWait() throws Exception {
        start(FOREVER, reporter -> reporter.judged(1));

        assertThat(outcome()).isEqualTo(new Outcome.Finished(0.5));
        assertThat(passed).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whoWaitsSaysSo() throws Exception {
        List<Boolean> asked = new CopyOnWriteArrayList<>();

        start(FOREVER, reporter -> {
            asked.add(reporter.awaitsVerdict());
            reporter.drain().forEach(report -> reporter.judged(report.step()));
            asked.add(reporter.awaitsVerdict());
        });

        assertThat(outcome()).isEqualTo(new Outcome.Finished(0.5));
        assertThat(asked).containsExactly(true, false, true, false, true, false);
    }

    @Test
    void withoutARuleNobodyWaitsAndNobodyAsks() throws Exception {
        List<Boolean> asked = new CopyOnWriteArrayList<>();

        start(VerdictWait.under(new NoStop()), reporter -> {
            reporter.drain();
            asked.add(reporter.awaitsVerdict());
        });

        assertThat(outcome()).isEqualTo(new Outcome.Finished(0.5));
        assertThat(asked).containsExactly(false, false, false);
    }

    @Test
    void waitsForAHundredthOfTheTrainingUnlessThatIsBelowAMillisecond() {
        assertThat(hundredth(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(36));
        assertThat(hundredth(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(10));
        assertThat(hundredth(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(1));
        assertThat(hundredth(Duration.ofMillis(99))).isEqualTo(Duration.ZERO);
        assertThat(hundredth(Duration.ofMillis(10))).isEqualTo(Duration.ZERO);
    }

    @Test
    void reportOfTheFullResourceDoesNotWait() {
        assertThat(FOREVER.nanosAt(9, assignment(0), 1000)).isZero();
        assertThat(FOREVER.nanosAt(8, assignment(0), 1000)).isPositive();
        assertThat(FOREVER.nanosAt(10, assignment(0), 1000)).isPositive();
    }

    @Test
    void anyRuleMayStopATrial() {
        AbstractEarlyStop rule = new AbstractEarlyStop() {
            @Override
            public boolean earlyStopCheck(Trial toCheck, List<Trial> finalized, Direction direction) {
                return false;
            }
        };

        assertThat(VerdictWait.under(rule)).isEqualTo(VerdictWait.HUNDREDTH);
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> new VerdictWait(-1, 1)).hasMessageContaining("share is -1.0, must be 0 or more");
        assertThatThrownBy(() -> new VerdictWait(Double.NaN, 1)).hasMessageContaining("share is NaN");
        assertThatThrownBy(() -> new VerdictWait(0.01, 0)).hasMessageContaining("least wait is 0 ns, must be 1");
    }

    private static Duration hundredth(Duration trained) {
        return Duration.ofNanos(VerdictWait.HUNDREDTH.nanosAt(1, assignment(0), trained.toNanos()));
    }

    private void start(VerdictWait wait, Consumer<TrialReporter> onReport) {
        runner.close();
        runner = runner(wait, onReport, (configuration, trial) -> {
            trainingThread.complete(Thread.currentThread());
            for (long step = 1; step <= 3; step++) {
                train();
                trial.report(step, 0.5);
                passed.add(step);
            }
            return Map.of("loss", 0.5);
        });
        runner.start(assignment(0));
    }

    /** For long enough that the clock moves. */
    private static void train() {
        long start = System.nanoTime();
        while (System.nanoTime() == start) {
            Thread.onSpinWait();
        }
    }

    private TrialRunner runner(
            VerdictWait wait, Consumer<TrialReporter> onReport, MetricsFunction<Configuration> function) {
        TrialRunner.Listener listener = new TrialRunner.Listener() {
            @Override
            public void reportsWaiting(TrialReporter reporter) {
                onReport.accept(reporter);
            }

            @Override
            public void logged(Assignment assignment, String line) {}

            @Override
            public void ended(Assignment assignment, TrialReporter reporter, Outcome outcome) {
                outcomes.add(outcome);
            }
        };
        return new TrialRunner("luthier-test", new TrialProgram("loss", function).withVerdictWait(wait), listener);
    }

    private void awaitWaiting() throws Exception {
        Thread thread = trainingThread.get();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private void awaitPassed(long step) {
        while (!passed.contains(step)) {
            Thread.onSpinWait();
        }
    }

    private Outcome outcome() throws InterruptedException {
        Outcome outcome = outcomes.poll(60, TimeUnit.SECONDS);
        assertThat(outcome).as("an outcome within a minute").isNotNull();
        return outcome;
    }

    private static Assignment assignment(int trial) {
        return new Assignment(trial, 1, 0, Configuration.of(), 9, 42);
    }
}
