package dev.luthier.spark;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import dev.luthier.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A program that is submitted to a cluster, killed, and submitted again: it writes its experiment down. */
public final class KilledApplication {
    static final String EXPERIMENT = "killed";
    static final int TRIALS = 20;

    private KilledApplication() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int held = Integer.parseInt(arguments[1]);
        try (SparkSession session = SparkSession.builder().getOrCreate()) {
            ExperimentResult<Configuration> result = Experiments.builder(EXPERIMENT, TRIALS)
                    .journal(store(folder))
                    .train(new WatchedTrial(folder.toString(), held, WatchedTrial.NONE))
                    .runOn(SparkSlots.of(session));
            Files.writeString(folder.resolve("result"), result.ending() + "\n" + result.counts() + "\n");
        }
    }

    static Store store(Path folder) {
        return Store.at(folder.resolve("experiments").toString());
    }
}
