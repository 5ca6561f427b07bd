package dev.luthier.benchmarks.micro;

import dev.luthier.slot.TrialReporter;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a report costs the training loop that makes it, while another thread fetches the reports every 5 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReportBenchmark {
    private static final long FETCH_MILLIS = 5;

    private final ScheduledExecutorService fetching = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Double> metrics = Map.of("loss", 0.5, "accuracy", 0.9);
    private final TrialReporter reporter =
            new TrialReporter(new Assignment(0, 1, 0, Configuration.of(), 1, 1), "loss", waiting -> {}, line -> {});
    private long step;

    /** Starts the fetching. */
    @Setup(Level.Trial)
    public void fetch() {
        fetching.scheduleAtFixedRate(this::drain, FETCH_MILLIS, FETCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Ends the fetching. */
    @TearDown(Level.Trial)
    public void close() {
        fetching.shutdownNow();
    }

    @Benchmark
    public void oneMetric() {
        reporter.report(step++, 0.5);
    }

    @Benchmark
    public void twoMetrics() {
        reporter.report(step++, metrics);
    }

    private List<?> drain() {
        return reporter.drain();
    }
}
