package dev.luthier.cli.recording;

import dev.luthier.run.LocalSlots;
import dev.luthier.run.Slots;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where trials are to run. */
final class SlotChoice {
    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "runs them on Spark: local[2], spark://host:7077, yarn …; on threads of this machine unless said")
    private @Nullable String master;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description =
                    "how many trials run at once; as many as there are processors, or cores of Spark, unless said")
    private @Nullable Integer count;

    /**
     * Brings them up, and down again.
     *
     * @param jars of the user's code, for executors on other machines
     */
    <R> R with(List<String> jars, Function<Slots, R> work) {
        if (count != null && count < 1) {
            throw new IllegalArgumentException("--slots is " + count + ", must be 1 or more");
        }
        if (master == null && System.getProperty("spark.master") == null) {
            return work.apply(LocalSlots.of(count == null ? Runtime.getRuntime().availableProcessors() : count));
        }
        return SparkRun.with(master, count, jars, work);
    }
}
