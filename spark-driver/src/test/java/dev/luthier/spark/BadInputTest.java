package dev.luthier.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.luthier.space.Configuration;
import dev.luthier.trial.TrialFunction;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake of a user on the side of Spark, with the words that it gets before any trial starts. */
class BadInputTest {
    @RegisterExtension
    static final LocalSpark SPARK = new LocalSpark("local[1]");

    @ParameterizedTest
    @MethodSource
    void isNamed(Runnable mistake, String words) {
        assertThatThrownBy(mistake::run)
                .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .hasMessageContaining(words);
    }

    static Stream<Arguments> isNamed() {
        return Stream.of(
                row("zero slots", () -> slots().slots(0), "slots is 0, must be 1 or more"),
                row("negative slots", () -> slots().slots(-3), "slots is -3, must be 1 or more"),
                row("no core a trial", () -> slots().coresPerTrial(0), "coresPerTrial is 0, must be 1 or more"),
                row("no GPU a trial", () -> slots().gpusPerTrial(0), "gpusPerTrial is 0, must be 1 or more"),
                row(
                        "no such port",
                        () -> slots().port(70_000),
                        "port is 70000, must be between 1 and 65535, or 0 for any free port"),
                row(
                        "no address",
                        () -> slots().advertisedHost(" "),
                        "advertisedHost is empty, must be the driver's name or address"),
                row("no pool", () -> slots().pool(""), "pool is empty, must name a pool of Spark's fair scheduler"),
                row(
                        "too short a lease",
                        () -> slots().lease(Duration.ofMillis(5)),
                        "lease is PT0.005S, must be PT0.1S or more"),
                row(
                        "more cores a trial than there are",
                        () -> run(slots().coresPerTrial(64)),
                        "the application has 1 cores and a trial needs 64: no slot fits"),
                row(
                        "GPUs in local mode",
                        () -> run(slots().gpusPerTrial(1)),
                        "gpusPerTrial is 1, but Spark's local mode has no GPUs to give: use a cluster"),
                row(
                        "a session of Spark Connect",
                        () -> SparkSlots.contextOf(() -> {
                            throw new UnsupportedOperationException("[UNSUPPORTED_CONNECT_FEATURE]");
                        }),
                        "this session has no SparkContext, so there are no tasks that could be slots: a Spark Connect"),
                row(
                        "a training function that cannot be sent",
                        BadInputTest::trainWithOpenConnection,
                        "class java.net.Socket is not serializable, and a lambda in dev.luthier.spark.BadInputTest"),
                row(
                        "dynamic allocation without end",
                        () -> new SlotCount(dynamic(), () -> 1).offered(1),
                        "say slots(n), or set spark.dynamicAllocation.maxExecutors"));
    }

    private static Arguments row(String mistake, Runnable code, String words) {
        return arguments(named(mistake, code), words);
    }

    private static SparkSlots slots() {
        return SparkSlots.of(SPARK.session());
    }

    private static SparkConf dynamic() {
        return new SparkConf(false)
                .set("spark.master", "spark://driver.example:7077")
                .set("spark.dynamicAllocation.enabled", "true");
    }

    private static void trainWithOpenConnection() {
        java.net.Socket connection = new java.net.Socket();
        run(slots(), (configuration, trial) -> connection.getPort());
    }

    private static void run(SparkSlots slots) {
        run(slots, (configuration, trial) -> 0);
    }

    private static void run(SparkSlots slots, TrialFunction<Configuration> function) {
        Experiments.of("bad", 1, function).runOn(slots);
    }
}
