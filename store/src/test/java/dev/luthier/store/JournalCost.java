package dev.luthier.store;

import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizer.NoStop;
import dev.luthier.optimizer.Suggestion;
import dev.luthier.run.LocalSlots;
import dev.luthier.run.Slots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import dev.luthier.trial.TrialContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the journal costs a trial with 10 reports, and how long an experiment of 100,000 trials takes to go on. Not part of the
 * build: {@code main} with a folder that is on the disk in question, and {@code write} or {@code resume}.
 */
final class JournalCost {
    private static final int REPORTS = 10;

    private JournalCost() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        if (args[1].equals("write")) {
            compareWriting(folder, LocalSlots.of(1), "one slot", 10_000);
            compareWriting(folder, LocalSlots.of(32), "32 slots that are never idle", 10_000);
        } else {
            resume(folder, Integer.parseInt(args[2]));
        }
    }

    private static void compareWriting(Path folder, Slots slots, String what, int trials) {
        run(slots, trials, JournalProvider.inMemory());
        run(slots, trials, Store.at(folder.toString()));
        System.out.println(what);
        System.out.println("  in memory            " + run(slots, trials, JournalProvider.inMemory()));
        System.out.println("  written, not durable " + run(slots, trials, Unsynced.storeIn(folder)));
        System.out.println("  written and durable  " + run(slots, trials, Store.at(folder.toString())));
    }

    private static String run(Slots slots, int trials, JournalProvider journals) {
        String name = "cost-" + System.nanoTime();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long beginCpu = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        describe(name, trials).journal(journals).train(JournalCost::train).runOn(slots);
        double wall = (System.nanoTime() - begin) / 1e6 / trials;
        double cpu = (threads.getCurrentThreadCpuTime() - beginCpu) / 1e6 / trials;
        return String.format("%.3f ms a trial, of it %.3f ms of the loop's thread on the processor", wall, cpu);
    }

    private static void resume(Path folder, int trials) throws IOException {
        Store unsynced = Unsynced.storeIn(folder);
        if (!Files.exists(folder.resolve("large"))) {
            describe("large", trials)
                    .journal(unsynced)
                    .train(JournalCost::train)
                    .runOn(new VirtualSlots(64));
        }
        try (var files = Files.list(folder.resolve("large"))) {
            List<Path> all = files.toList();
            for (Path file : all) {
                System.out.println(file + " " + Files.size(file) + " bytes");
            }
        }
        AtomicLong first = new AtomicLong();
        long begin = System.nanoTime();
        describe("large", trials + 1)
                .extend()
                .journal(unsynced)
                .train((configuration, trial) -> {
                    first.compareAndSet(0, System.nanoTime());
                    return train(configuration, trial);
                })
                .runOn(LocalSlots.of(1));
        System.out.printf("first new trial after %.1f s%n", (first.get() - begin) / 1e9);
        begin = System.nanoTime();
        Verification verification = unsynced.verify("large", Plain::new, new NoStop());
        System.out.printf("verified in %.1f s: %s%n", (System.nanoTime() - begin) / 1e9, verification);
    }

    private static ExperimentBuilder<Configuration> describe(String name, int trials) {
        SearchSpace space = SearchSpace.builder()
                .logUniform("lr", 1e-5, 1)
                .integer("layers", 1, 8)
                .choice("kernel", "rbf", "poly")
                .build();
        return Luthier.experiment(name, space)
                .maximize("score")
                .optimizer(new Plain())
                .trials(trials)
                .maxResource(REPORTS)
                .quiet();
    }

    private static double train(Configuration configuration, TrialContext trial) {
        double lr = configuration.getDouble("lr");
        for (int step = 1; step <= REPORTS; step++) {
            trial.report(step, lr * step);
        }
        return lr;
    }

    private static final class Plain extends AbstractOptimizer {
        @Override
        public Suggestion getSuggestion(@Nullable Trial finished) {
            return run(searchSpace().sample(random()), "plain");
        }
    }
}
