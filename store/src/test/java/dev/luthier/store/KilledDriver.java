package dev.luthier.store;

import dev.luthier.experiment.Luthier;
import dev.luthier.run.LocalSlots;
import dev.luthier.space.Configuration;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A program that is killed and started again: an experiment with a journal on disk, and a list of what it trained. */
final class KilledDriver {
    static final String NAME = "killed";
    static final int TRIALS = 60;

    private KilledDriver() {}

    /** @param args folder of the journal, file for the trials that were started, and what is written before each */
    public static void main(String[] args) {
        Path trained = Path.of(args[1]);
        Luthier.experiment(NAME, SearchSpace.builder().uniform("x", 0, 1).build())
                .maximize("x")
                .optimizer(new Study.Dice())
                .trials(TRIALS)
                .maxResource(2)
                .quiet()
                .journal(Store.at(args[0]))
                .train((configuration, trial) -> train(configuration, trial, trained, args[2]))
                .runOn(LocalSlots.of(3));
    }

    private static double train(Configuration configuration, TrialContext trial, Path trained, String run)
            throws IOException, InterruptedException {
        Files.writeString(
                trained, run + " " + trial.number() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        for (int step = 1; step <= 10; step++) {
            trial.report(step, step);
            Thread.sleep(10);
        }
        return configuration.getDouble("x") / 2;
    }
}
