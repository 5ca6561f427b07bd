package dev.luthier.benchmarks.system;

import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.space.SearchSpace;
import dev.luthier.store.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * From the end of a trial on a slot to the start of the next one there, over loopback: with the journal in memory and with
 * the journal on the disk of the working directory, against a bare Netty echo.
 */
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
    public void run(PrintStream out) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of(""), "hand-over-");
        try {
            Samples echo = new Samples();
            Samples inMemory = new Samples();
            Samples onDisk = new Samples();
            Echo.measure(TRIALS, FRAME_BYTES);
            measure("warm-up", JournalProvider.inMemory());
            for (int round = 0; round < ROUNDS; round++) {
                echo.addAll(Echo.measure(TRIALS, FRAME_BYTES));
                inMemory.addAll(measure("in-memory", JournalProvider.inMemory()));
                onDisk.addAll(measure("round-" + round, Store.at(folder.toString())));
            }
            out.println("bare Netty echo of " + FRAME_BYTES + " bytes: " + echo.summary());
            out.println("hand-over of a trial, one slot, journal in memory: " + inMemory.summary());
            out.println("hand-over of a trial, one slot, journal on disk: " + onDisk.summary());
            out.printf(Locale.ROOT, "in memory to echo, ratio of the medians: %.2f%n", ratio(inMemory, echo));
            out.printf(Locale.ROOT, "on disk to in memory, ratio of the medians: %.2f%n", ratio(onDisk, inMemory));
        } finally {
            delete(folder);
        }
    }

    private static double ratio(Samples some, Samples others) {
        return some.micros(50) / others.micros(50);
    }

    private static Samples measure(String name, JournalProvider journals) {
        Watch.reset();
        Luthier.experiment(name, SPACE)
                .minimize("loss")
                .optimizer(new RandomSampler(true))
                .trials(TRIALS)
                .journal(journals)
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
