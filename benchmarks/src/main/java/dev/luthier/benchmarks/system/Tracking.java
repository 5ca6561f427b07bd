package dev.luthier.benchmarks.system;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.tracking.mlflow.MlflowSink;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The hand-over of a trial with the MLflow sink on against off, in turns: with a server that answers at once and with one that
 * answers after two seconds. The servers are in this process, so what they cost counts against the sink too. Trials follow
 * each other without a pause, which is the most that a sink can be asked.
 */
final class Tracking implements SystemBenchmark {
    private static final int ROUNDS = 5;
    private static final int TRIALS = 10_000;
    private static final long SLOW_MILLIS = 2_000;
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).logUniform("y", 1e-5, 1).build();

    @Override
    public String name() {
        return "tracking";
    }

    @Override
    public void run(PrintStream out) throws IOException {
        Path spool = Files.createTempDirectory("tracking-");
        try (MlflowStandIn quick = new MlflowStandIn(0);
                MlflowStandIn slow = new MlflowStandIn(SLOW_MILLIS)) {
            Samples off = new Samples();
            Samples on = new Samples();
            Samples onSlow = new Samples();
            measure(Optional.empty(), spool);
            measure(Optional.of(quick), spool);
            for (int round = 0; round < ROUNDS; round++) {
                off.addAll(measure(Optional.empty(), spool));
                on.addAll(measure(Optional.of(quick), spool));
                onSlow.addAll(measure(Optional.of(slow), spool));
            }
            out.println("hand-over of a trial without a sink: " + off.summary());
            out.println("with MLflow that answers at once: " + on.summary());
            out.println("with MLflow that answers after 2 s: " + onSlow.summary());
            out.println("requests answered: " + quick.requests() + " and " + slow.requests());
            out.printf(Locale.ROOT, "at once to without, ratio of the medians: %.2f%n", ratio(on, off));
            out.printf(Locale.ROOT, "after 2 s to without, ratio of the medians: %.2f%n", ratio(onSlow, off));
        } finally {
            HandOver.delete(spool);
        }
    }

    private static double ratio(Samples some, Samples others) {
        return some.micros(50) / others.micros(50);
    }

    private static Samples measure(Optional<MlflowStandIn> server, Path spool) {
        Watch.reset();
        ExperimentBuilder<Configuration> builder = Luthier.experiment("tracking", SPACE)
                .minimize("loss")
                .optimizer(new RandomSampler(true))
                .trials(TRIALS)
                .journal(JournalProvider.inMemory())
                .quiet();
        // What is left at the end is of no interest here.
        server.ifPresent(
                its -> builder.sink(MlflowSink.server(URI.create(its.address()), spool, Duration.ofMillis(1))));
        builder.train((configuration, trial) -> {
                    Watch.sample();
                    double loss = configuration.getDouble("x");
                    Watch.mark();
                    return loss;
                })
                .runOn(new LoopbackSlots(1));
        return Watch.samples();
    }
}
