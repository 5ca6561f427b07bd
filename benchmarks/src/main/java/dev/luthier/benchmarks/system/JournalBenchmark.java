package dev.luthier.benchmarks.system;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.run.LocalSlots;
import dev.luthier.run.Slots;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.store.Store;
import dev.luthier.trial.TrialContext;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the journal on the disk of the working directory costs a trial with 10 reports, against one in memory; and how long an
 * experiment with 100,000 finished trials takes to go on, and to be verified, in a process with a heap of 1 GB.
 */
final class JournalBenchmark implements SystemBenchmark {
    static final String EXPERIMENT = "large";
    static final int FINISHED = 100_000;
    private static final int REPORTS = 10;
    private static final int TRIALS = 10_000;
    private static final int SLOTS = 32;

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void run(PrintStream out) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of(""), "journal-");
        try {
            compare(out, folder, 1);
            compare(out, folder, SLOTS);
            resume(out, folder);
        } finally {
            delete(folder);
        }
    }

    static ExperimentBuilder<Configuration> describe(String name, int trials) {
        SearchSpace space = SearchSpace.builder()
                .logUniform("lr", 1e-5, 1)
                .integer("layers", 1, 8)
                .choice("kernel", "rbf", "poly")
                .build();
        return Luthier.experiment(name, space)
                .maximize("score")
                .optimizer(new RandomSampler(true))
                .trials(trials)
                .maxResource(REPORTS)
                .quiet();
    }

    static double train(Configuration configuration, TrialContext trial) {
        double rate = configuration.getDouble("lr");
        for (int step = 1; step <= REPORTS; step++) {
            trial.report(step, rate * step);
        }
        return rate;
    }

    private static void compare(PrintStream out, Path folder, int slots) {
        JournalProvider onDisk = Store.at(folder.toString());
        cost(slots, JournalProvider.inMemory());
        cost(slots, onDisk);
        out.println(slots + " slots, journal in memory: " + cost(slots, JournalProvider.inMemory()));
        out.println(slots + " slots, journal on disk:   " + cost(slots, onDisk));
    }

    private static String cost(int slots, JournalProvider journals) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        run("cost-" + wall, TRIALS, journals, LocalSlots.of(slots));
        return String.format(
                Locale.ROOT,
                "%.3f ms of the controller's thread for each trial, %.3f ms wall time",
                (threads.getCurrentThreadCpuTime() - cpu) / 1e6 / TRIALS,
                (System.nanoTime() - wall) / 1e6 / TRIALS);
    }

    private static void run(String name, int trials, JournalProvider journals, Slots slots) {
        describe(name, trials).journal(journals).train(JournalBenchmark::train).runOn(slots);
    }

    private static void resume(PrintStream out, Path folder) throws IOException, InterruptedException {
        Store store = Store.at(folder.toString());
        Slots slots = SimulatedSlots.of(SLOTS)
                .epochTime(Duration.ofMillis(1))
                .problem((assignment, step) -> assignment.configuration().getDouble("lr") * step);
        run(EXPERIMENT, FINISHED, definition -> new SeldomSynced(store.open(definition)), slots);
        out.flush();
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeExperiment.class.getName(),
                        folder.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    "the process that goes on with the experiment ended with exit code " + exit);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
