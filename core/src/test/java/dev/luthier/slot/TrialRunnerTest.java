package dev.luthier.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Failure;
import dev.luthier.trial.MetricsFunction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class TrialRunnerTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Ends ends = new Ends();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable runner : open) {
            runner.close();
        }
    }

    @Test
    void aFunctionThatReturnsHasFinishedWithItsMetrics() throws Exception {
        TrialRunner runner = runner((configuration, trial) -> {
            Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("size", 3.0);
            metrics.put("loss", 0.5);
            return metrics;
        });

        runner.start(assignment(0));

        assertThat(ends.next()).isEqualTo(new Outcome.Finished(0.5, Map.of("size", 3.0)));
    }

    @Test
    void aFunctionThatThrowsHasFailedWithItsStackTrace() throws Exception {
        TrialRunner runner = runner((configuration, trial) -> {
            throw new IllegalStateException("no such column: fare");
        });

        runner.start(assignment(0));

        Failure failure = ((Outcome.Failed) ends.next()).failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.EXCEPTION);
        assertThat(failure.message()).isEqualTo("java.lang.IllegalStateException: no such column: fare");
        assertThat(failure.stackTrace()).contains("TrialRunnerTest");
    }

    @Test
    void anErrorIsAFailureOfTheTrialNotOfTheSlot() throws Exception {
        TrialRunner runner = runner((configuration, trial) -> {
            if (trial.number() == 0) {
                throw new StackOverflowError("too deep");
            }
            return Map.of("loss", 1.0);
        });

        runner.start(assignment(0));
        runner.start(assignment(1));

        assertThat(ends.next()).isInstanceOf(Outcome.Failed.class);
        assertThat(ends.next()).isEqualTo(new Outcome.Finished(1.0));
    }

    @Test
    void anAttemptThatWaitsIsCalledBackAtOnceAndNeverBegins() throws Exception {
        CountDownLatch mayReturn = new CountDownLatch(1);
        TrialRunner runner = runner((configuration, trial) -> {
            mayReturn.await();
            return Map.of("loss", (double) trial.number());
        });
        runner.start(assignment(0));
        runner.start(assignment(1));

        runner.stop(1, 1, "another slot is free to run it", false);

        assertThat(ends.next()).isEqualTo(new Outcome.Stopped("another slot is free to run it"));
        mayReturn.countDown();
        assertThat(ends.next()).isEqualTo(new Outcome.Finished(0.0));
    }

    @Test
    void aMetricThatIsNotANumberIsAFailure() throws Exception {
        TrialRunner runner = runner((configuration, trial) -> Map.of("loss", Double.NaN));

        runner.start(assignment(0));

        assertThat(((Outcome.Failed) ends.next()).failure())
                .isEqualTo(new Failure(Failure.Kind.INVALID_METRIC, "metric 'loss' is NaN, must be finite"));
    }

    @Test
    void aMissingMetricIsAFailureThatNamesWhatIsThere() throws Exception {
        TrialRunner runner = runner((configuration, trial) -> Map.of("accuracy", 0.9));

        runner.start(assignment(0));

        assertThat(((Outcome.Failed) ends.next()).failure().message())
                .isEqualTo("the training function returned only [accuracy], must return the metric 'loss'");
    }

    @Test
    void aStopArrivesAtTheNextReport() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        TrialRunner runner = runner((configuration, trial) -> {
            trial.report(1, 0.9);
            reported.countDown();
            stopped.await();
            trial.report(2, 0.8);
            return Map.of("loss", 0.8);
        });

        runner.start(assignment(0));
        reported.await();
        runner.stop(0, 1, "hopeless", false);
        stopped.countDown();

        assertThat(ends.next()).isEqualTo(new Outcome.Stopped("hopeless"));
        assertThat(ends.reports).containsExactly(new Report(1, 0.9));
    }

    @Test
    void aFunctionThatSwallowsItsStopWasStoppedAllTheSame() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        TrialRunner runner = runner((configuration, trial) -> {
            running.countDown();
            stopped.await();
            try {
                trial.report(1, 0.9);
            } catch (RuntimeException e) {
                return Map.of("loss", 0.1);
            }
            return Map.of("loss", 0.9);
        });

        runner.start(assignment(0));
        running.await();
        runner.stop(0, 1, "hopeless", false);
        stopped.countDown();

        assertThat(ends.next()).isEqualTo(new Outcome.Stopped("hopeless"));
    }

    @Test
    void anInterruptionEndsAFunctionThatWaitsAndSparesTheNextOne() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        TrialRunner runner = runner((configuration, trial) -> {
            if (trial.number() == 0) {
                running.countDown();
                new CountDownLatch(1).await();
            }
            return Map.of("loss", Thread.currentThread().isInterrupted() ? 1.0 : 0.0);
        });

        runner.start(assignment(0));
        running.await();
        runner.stop(0, 1, "ran longer than PT1S", true);
        assertThat(ends.next()).isEqualTo(new Outcome.Stopped("ran longer than PT1S"));
        runner.start(assignment(1));

        assertThat(ends.next()).isEqualTo(new Outcome.Finished(0.0));
    }

    @Test
    void aStopForAnAttemptThatIsOverHarmsNoOther() throws Exception {
        TrialRunner runner = runner((configuration, trial) -> {
            trial.report(1, 0.5);
            return Map.of("loss", 0.5);
        });
        runner.start(assignment(0));
        ends.next();

        runner.stop(0, 1, "late", true);
        runner.start(assignment(1));

        assertThat(ends.next()).isEqualTo(new Outcome.Finished(0.5));
    }

    @Test
    void stepsMustIncrease() throws Exception {
        TrialRunner runner = runner((configuration, trial) -> {
            trial.report(2, 0.5);
            trial.report(2, 0.4);
            return Map.of("loss", 0.4);
        });

        runner.start(assignment(0));

        assertThat(((Outcome.Failed) ends.next()).failure().message())
                .contains("report of step 2 came after step 2: steps must increase");
    }

    @Test
    void aReportWithoutTheMetricIsRefusedByName() throws Exception {
        TrialRunner runner = runner((configuration, trial) -> {
            trial.report(1, Map.of("accuracy", 0.5));
            return Map.of("loss", 0.4);
        });

        runner.start(assignment(0));

        assertThat(((Outcome.Failed) ends.next()).failure().message())
                .contains(
                        "report of step 1 has the metrics [accuracy], the experiment's metric 'loss' must be among them");
    }

    @Test
    void aTightLoopOfReportsIsThinnedOutAndKeepsItsNewest() {
        TrialReporter reporter = new TrialReporter(assignment(0), "loss", waiting -> {}, line -> {});
        for (int step = 1; step <= 100_000; step++) {
            reporter.report(step, 1.0 / step);
        }

        List<Report> reports = reporter.drain();

        assertThat(reports).hasSizeLessThanOrEqualTo(256);
        assertThat(reports.get(reports.size() - 1).step()).isEqualTo(100_000);
        assertThat(reports).extracting(Report::step).isSorted();
    }

    @Test
    void closingEndsTheThreadAndSaysNothingMore() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        TrialRunner runner = runner((configuration, trial) -> {
            running.countDown();
            new CountDownLatch(1).await();
            return Map.of("loss", 0.0);
        });
        runner.start(assignment(0));
        running.await();

        runner.close();

        assertThat(runner.awaitEnd(Duration.ofSeconds(5))).isTrue();
        assertThat(ends.outcomes).isEmpty();
    }

    private TrialRunner runner(MetricsFunction<Configuration> function) {
        TrialRunner runner = new TrialRunner("luthier-test", new TrialProgram("loss", function), ends);
        open.add(runner);
        return runner;
    }

    private static Assignment assignment(int trial) {
        return new Assignment(trial, 1, 0, Configuration.of(), 1, 42);
    }

    private static final class Ends implements TrialRunner.Listener {
        private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        private final List<Report> reports = new ArrayList<>();

        @Override
        public void reportsWaiting(TrialReporter reporter) {
            reports.addAll(reporter.drain());
        }

        @Override
        public void logged(Assignment assignment, String line) {}

        @Override
        public void ended(Assignment assignment, TrialReporter reporter, Outcome outcome) {
            outcomes.add(outcome);
        }

        Outcome next() throws InterruptedException {
            Outcome outcome = outcomes.poll(10, TimeUnit.SECONDS);
            assertThat(outcome).as("an outcome within ten seconds").isNotNull();
            return outcome;
        }
    }
}
