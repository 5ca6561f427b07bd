package dev.luthier.store.faults;

import dev.luthier.definition.Limits;
import dev.luthier.event.Event;
import dev.luthier.experiment.ExperimentBuilder;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.store.Store;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.TrialContext;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A program that writes its experiment to a small disk and lets that run full while trials run. */
final class FullDisk {
    static final int TRIALS = 20;
    private static final int FILLED_BY = 4;
    private static final long MILLIS_FULL = 1_000;
    private static final byte[] BLOCK = new byte[4096];

    private FullDisk() {}

    /** @param args folder on the disk; {@code passing}, {@code lasting}, or {@code again} for another run of the latter */
    public static void main(String[] args) throws IOException {
        Path disk = Path.of(args[0]);
        String mode = args[1];
        Path ballast = disk.resolve("ballast");
        Files.deleteIfExists(ballast);
        String name = mode.equals("passing") ? "passing" : "lasting";
        Store store = Store.at(disk.resolve("experiments").toString());
        ExperimentResult<Configuration> result = describe(name)
                .journal(store)
                .train((configuration, trial) -> {
                    if (trial.number() == FILLED_BY && !mode.equals("again")) {
                        awaitFirstEnd(store, name);
                        fill(ballast, mode.equals("passing"));
                    }
                    return train(configuration, trial);
                })
                .runOn(LocalSlots.of(2));
        System.out.println(mode + " ended: " + result.ending().kind());
        System.out.println(mode + " trials told once: " + toldOnce(store, name));
        System.out.println(mode + " verified: "
                + store.verify(name, Optimizers::random, EarlyStops.none()).isSame());
    }

    private static ExperimentBuilder<Configuration> describe(String name) {
        return Luthier.experiment(name, SearchSpace.builder().uniform("x", 0, 1).build())
                .maximize("score")
                .optimizer(Optimizers.random())
                .trials(TRIALS)
                .maxResource(10)
                .limits(Limits.DEFAULT.withSlotTimeout(Duration.ofSeconds(3)))
                .quiet();
    }

    private static double train(Configuration configuration, TrialContext trial) throws InterruptedException {
        for (int step = 1; step <= trial.resource(); step++) {
            trial.log("a line that takes some room: " + "…".repeat(200));
            trial.report(step, step);
            Thread.sleep(5);
        }
        return configuration.getDouble("x");
    }

    private static void awaitFirstEnd(Store store, String name) throws InterruptedException {
        while (toldOnce(store, name) == 0) {
            Thread.sleep(10);
        }
    }

    private static void fill(Path ballast, boolean isPassing) {
        try (FileOutputStream out = new FileOutputStream(ballast.toFile())) {
            while (true) {
                out.write(BLOCK);
            }
        } catch (IOException e) {
            System.out.println("the disk is full: " + e.getMessage().toLowerCase(Locale.ROOT));
        }
        if (isPassing) {
            Thread remover = new Thread(() -> removeLater(ballast), "removes-ballast");
            remover.setDaemon(true);
            remover.start();
        }
    }

    private static void removeLater(Path ballast) {
        try {
            Thread.sleep(MILLIS_FULL);
            Files.delete(ballast);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many trials have a metric in the journal; -1 if one has two. One that was called back has an end without. */
    private static long toldOnce(Store store, String name) {
        List<Integer> told = new ArrayList<>();
        try {
            store.read(name, event -> {
                if (event instanceof Event.Ended ended && ended.outcome() instanceof Outcome.Finished) {
                    told.add(ended.trial());
                }
            });
        } catch (IllegalArgumentException e) {
            return 0; // nothing is written yet
        }
        return told.stream().distinct().count() == told.size() ? told.size() : -1;
    }
}
