package dev.luthier.benchmarks.matrix;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.matrix.CellRun;
import dev.luthier.matrix.Matrix;
import dev.luthier.matrix.result.MatrixResult;
import dev.luthier.matrix.schedule.MatrixOptimizer;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.run.LocalSlots;
import dev.luthier.simulator.SimulatedProblem;
import dev.luthier.simulator.SimulatedSlots;
import dev.luthier.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What a matrix of 5,000 tasks costs the driver: choosing the next task, memory, and how busy it keeps real slots whose trials
 * take a millisecond.
 */
public final class MatrixBenchmark {
    private static final int TASKS = 5_000;
    private static final int RUNS = 20;
    private static final int SLOTS = 64;
    private static final int LOCAL_SLOTS = 4;
    private static final int LOCAL_RUNS = 4;
    private static final String HEAP = "-Xmx900m";
    private static final String IN_SMALL_HEAP = "in-small-heap";

    // The training function must not hold it, since what it captures travels.
    private static final LongAdder TRAINED_NANOS = new LongAdder();

    private MatrixBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains(IN_SMALL_HEAP)) {
            whole();
            return;
        }
        choose(5, 4);
        for (int dataSets : new int[] {50, TASKS / 10, TASKS}) {
            System.out.println(dataSets + " data sets, 1 model: " + choose(dataSets, 1));
        }
        System.out.println(TASKS / 10 + " data sets, 10 models: " + choose(TASKS / 10, 10));
        inSmallHeap();
        matrix("warm-up", JournalProvider.inMemory());
        System.out.println("1 ms trials, plain search: " + plainSearch());
        System.out.println("1 ms trials, journal in memory: " + matrix("in-memory", JournalProvider.inMemory()));
        Path folder = Files.createTempDirectory(Path.of(""), "matrix-");
        try {
            System.out.println("1 ms trials, journal on disk: " + matrix("on-disk", Store.at(folder.toString())));
        } finally {
            delete(folder);
        }
    }

    /** How long the whole suggestion takes, that of the random searcher included. */
    private static String choose(int dataSets, int models) {
        Matrix matrix = Airports.matrix(dataSets, models, RUNS);
        Timed timed = new Timed(new MatrixOptimizer(matrix.settings(), Optimizers::random));
        SimulatedProblem problem = (assignment, step) -> (assignment.trial() * 37 % 101) / 101.0;
        Luthier.matrix("choose", matrix)
                .minimize("loss")
                .optimizer(timed)
                .quiet()
                .train((run, trial) -> 0)
                .runOn(SimulatedSlots.of(SLOTS).problem(problem));
        return timed.summary();
    }

    private static void inSmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MatrixBenchmark.class.getName(),
                        IN_SMALL_HEAP)
                .inheritIO()
                .start();
        int status = process.waitFor();
        System.out.println("a JVM with " + HEAP + (status == 0 ? " was enough" : " failed with status " + status));
    }

    private static void whole() {
        long begin = System.nanoTime();
        SimulatedProblem problem = (assignment, step) -> (assignment.trial() * 37 % 101) / 101.0;
        ExperimentResult<CellRun> result = Luthier.matrix("whole", Airports.matrix(TASKS, 1, RUNS))
                .minimize("loss")
                .quiet()
                .train((run, trial) -> 0)
                .runOn(SimulatedSlots.of(SLOTS).problem(problem).epochTime(Duration.ofSeconds(1)));
        long seconds = (System.nanoTime() - begin) / 1_000_000_000;
        int csv = MatrixResult.of(result.definition(), result.trials()).toCsv().length();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%d trials of %d tasks on %d simulated slots in %d s; result, table (CSV of %d kB) and journal in"
                        + " memory: %d MB%n",
                result.trials().size(),
                TASKS,
                SLOTS,
                seconds,
                csv / 1000,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static String matrix(String name, JournalProvider journals) {
        Matrix matrix = Airports.matrix(TASKS / 10, 10, LOCAL_RUNS);
        return local(Luthier.matrix(name, matrix).journal(journals));
    }

    /** What the same slots are kept busy with by a search without tasks. */
    private static String plainSearch() {
        return local(Luthier.experiment("plain", Airports.SPACE)
                .optimizer(Optimizers.random())
                .trials(TASKS * LOCAL_RUNS)
                .journal(JournalProvider.inMemory()));
    }

    private static <C> String local(ExperimentBuilder<C> experiment) {
        TRAINED_NANOS.reset();
        long begin = System.nanoTime();
        int trials = experiment
                .minimize("loss")
                .quiet()
                .train((configuration, trial) -> trainForAMillisecond())
                .runOn(LocalSlots.of(LOCAL_SLOTS))
                .trials()
                .size();
        double there = (double) (System.nanoTime() - begin) * LOCAL_SLOTS;
        return String.format(
                Locale.ROOT,
                "%d trials of %.2f ms on %d slots, utilisation %.1f %%",
                trials,
                TRAINED_NANOS.sum() / 1e6 / trials,
                LOCAL_SLOTS,
                100 * TRAINED_NANOS.sum() / there);
    }

    private static double trainForAMillisecond() {
        long started = System.nanoTime();
        LockSupport.parkNanos(1_000_000);
        TRAINED_NANOS.add(System.nanoTime() - started);
        return 0.5;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
