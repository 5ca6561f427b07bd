package dev.luthier.cli.training;

import dev.luthier.run.LocalSlots;
import dev.luthier.run.Slots;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where trials are to run. */
public final class SlotChoice {
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

    /** Takes over what a file says, where the command line says nothing. */
    public void orElse(@Nullable String itsMaster, @Nullable Integer itsCount) {
        master = master == null ? itsMaster : master;
        count = count == null ? itsCount : count;
    }

    /**
     * Brings them up, and down again.
     *
     * @param jars of the user's code, for executors on other machines
     */
    public <R> R with(List<String> jars, Function<Slots, R> work) {
        if (count != null && count < 1) {
            throw new IllegalArgumentException("--slots is " + count + ", must be 1 or more");
        }
        if (master == null && System.getProperty("spark.master") == null) {
            return work.apply(LocalSlots.of(count == null ? Runtime.getRuntime().availableProcessors() : count));
        }
        try {
            return SparkRun.with(master, count, jars, work);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "--master is " + master
                            + ", but Spark is not on the class path: start the command with spark-submit "
                            + "(luthier submit says how), or leave --master out",
                    e);
        }
    }
}
