package dev.luthier.benchmarks.system;

import dev.luthier.experiment.Luthier;
import dev.luthier.space.SearchSpace;
import java.io.PrintStream;
import java.util.Locale;

/** From the end of a trial on a slot to the start of the next one there, over loopback, against a bare Netty echo. */
final class HandOver implements SystemBenchmark {
    private static final int ROUNDS = 5;
    private static final int TRIALS = 20_000;
    private static final int FRAME_BYTES = 150;
    private static final SearchSpace SPACE =
            SearchSpace.builder().uniform("x", 0, 1).logUniform("y", 1e-5, 1).build();

    @Override
    public String name() {
        return "hand-over";
    }

    @Override
    public void run(PrintStream out) throws InterruptedException {
        Samples echo = new Samples();
        Samples handOver = new Samples();
        Echo.measure(TRIALS, FRAME_BYTES);
        measure();
        for (int round = 0; round < ROUNDS; round++) {
            echo.addAll(Echo.measure(TRIALS, FRAME_BYTES));
            handOver.addAll(measure());
        }
        out.println("bare Netty echo of " + FRAME_BYTES + " bytes: " + echo.summary());
        out.println("hand-over of a trial, one slot: " + handOver.summary());
        out.printf(Locale.ROOT, "ratio of the medians: %.2f%n", handOver.micros(50) / echo.micros(50));
    }

    private static Samples measure() {
        Watch.reset();
        Luthier.experiment("hand-over", SPACE)
                .minimize("loss")
                .optimizer(new RandomSampler())
                .trials(TRIALS)
                .quiet()
                .train((configuration, trial) -> {
                    Watch.sample();
                    double loss = configuration.getDouble("x");
                    Watch.mark();
                    return loss;
                })
                .runOn(new LoopbackSlots(1));
        return Watch.samples();
    }
}
