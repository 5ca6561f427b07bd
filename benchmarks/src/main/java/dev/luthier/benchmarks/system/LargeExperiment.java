package dev.luthier.benchmarks.system;

import dev.luthier.optimizer.NoStop;
import dev.luthier.run.LocalSlots;
import dev.luthier.store.Store;
import dev.luthier.store.Verification;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** The process of {@link JournalBenchmark} that goes on with a large experiment and then verifies it. */
public final class LargeExperiment {
    private LargeExperiment() {}

    /** Takes the folder of the experiments. */
    public static void main(String[] arguments) {
        Store store = Store.at(arguments[0]);
        AtomicLong first = new AtomicLong();
        AtomicLong firstCpu = new AtomicLong();
        long begin = System.nanoTime();
        JournalBenchmark.describe(JournalBenchmark.EXPERIMENT, JournalBenchmark.FINISHED + 1)
                .extend()
                .journal(store)
                .train((configuration, trial) -> {
                    if (first.compareAndSet(0, System.nanoTime())) {
                        firstCpu.set(cpuMillis());
                    }
                    return JournalBenchmark.train(configuration, trial);
                })
                .runOn(LocalSlots.of(1));
        System.out.printf(
                Locale.ROOT,
                "%d finished trials, first new trial after %.1f s (%.1f s of processor time), heap at most %d MB%n",
                JournalBenchmark.FINISHED,
                (first.get() - begin) / 1e9,
                firstCpu.get() / 1e3,
                peakHeapBytes() >> 20);
        begin = System.nanoTime();
        Verification verified = store.verify(JournalBenchmark.EXPERIMENT, () -> new RandomSampler(true), new NoStop());
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "verified in %.1f s, %.1f s for each 100,000 facts: %s%n",
                seconds,
                seconds * 1e5 / verified.facts(),
                verified);
    }

    /** Of all threads of this process, its start included. */
    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
