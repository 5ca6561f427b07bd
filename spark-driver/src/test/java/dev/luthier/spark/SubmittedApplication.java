package dev.luthier.spark;

import dev.luthier.experiment.ExperimentResult;
import dev.luthier.space.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A program that is submitted to a cluster: runs an experiment and writes down how it ended. */
public final class SubmittedApplication {
    private SubmittedApplication() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int held = Integer.parseInt(arguments[1]);
        try (SparkSession session = SparkSession.builder().getOrCreate()) {
            WatchedTrial trial = new WatchedTrial(folder.toString(), held, WatchedTrial.NONE);
            ExperimentResult<Configuration> result =
                    Experiments.of("submitted", 20, trial).runOn(SparkSlots.of(session));
            long rows = SparkResults.trials(session, result)
                    .where("state = 'FINISHED'")
                    .count();
            Files.writeString(
                    folder.resolve("result"),
                    session.version() + "\n" + result.ending() + "\n" + result.counts() + "\n" + rows + " rows\n"
                            + result.slotStays().size() + " slot stays\n");
        }
    }
}
