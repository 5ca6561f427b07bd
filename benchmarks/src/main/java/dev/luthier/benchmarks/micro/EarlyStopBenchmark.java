package dev.luthier.benchmarks.micro;

import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.random.RandomStream;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Curve;
import dev.luthier.trial.Direction;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one early-stopping check costs after 10,000 finished trials. The checks go through running trials at all steps, and
 * after as many checks as a trial has reports another one has ended.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EarlyStopBenchmark {
    private static final int FINISHED = 10_000;
    private static final int MORE = 10_000;
    private static final int RUNNING = 500;

    @Param({"median", "percentile", "patience", "wilcoxon", "curve-prediction", "all"})
    private String rule = "";

    @Param({"10", "100"})
    private int reports;

    private final List<Trial> endings = new ArrayList<>();
    private final List<Trial> running = new ArrayList<>();
    private AbstractEarlyStop stop = EarlyStops.none();
    private int checks;

    /** Makes the trials. */
    @Setup
    public void prepare() {
        stop = ruleOfThatName();
        for (int number = 0; number < FINISHED + MORE; number++) {
            Curve curve = curve(number, reports);
            endings.add(trial(number, curve, new Outcome.Finished(curve.last())));
        }
        for (int i = 0; i < RUNNING; i++) {
            int number = FINISHED + MORE + i;
            running.add(trial(number, curve(number, 1 + i % (reports - 1)), null));
        }
    }

    @Benchmark
    public boolean check() {
        int ended = FINISHED + checks / reports % MORE;
        Trial toCheck = running.get(checks++ % RUNNING);
        return stop.earlyStopCheck(toCheck, endings.subList(0, ended), Direction.MINIMIZE);
    }

    private AbstractEarlyStop ruleOfThatName() {
        return switch (rule) {
            case "median" -> EarlyStops.median();
            case "percentile" -> EarlyStops.percentile(25);
            case "patience" -> EarlyStops.patience(3);
            case "wilcoxon" -> EarlyStops.wilcoxon();
            case "curve-prediction" -> EarlyStops.curvePrediction();
            case "all" ->
                EarlyStops.all(EarlyStops.median(), EarlyStops.patience(3)).minFinished(20);
            default -> throw new IllegalArgumentException("there is no rule '" + rule + "' here");
        };
    }

    private Trial trial(int number, Curve curve, @Nullable Outcome outcome) {
        TrialState state = outcome == null ? TrialState.RUNNING : outcome.state();
        return new Trial(number, 0, Configuration.of(), reports, state, "", List.of(), curve, outcome);
    }

    private static Curve curve(int number, int length) {
        RandomStream random = RandomStream.of(1, number);
        double level = random.nextDouble();
        double speed = 1 + 20 * random.nextDouble();
        List<Report> reports = new ArrayList<>();
        for (int step = 1; step <= length; step++) {
            double noise = .01 * random.nextDouble();
            reports.add(new Report(step, .3 * level + .6 / (1 + step / speed) + noise));
        }
        return Curve.of(reports);
    }
}
