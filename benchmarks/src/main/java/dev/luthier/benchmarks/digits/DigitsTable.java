package dev.luthier.benchmarks.digits;

import dev.luthier.definition.Limits;
import dev.luthier.experiment.ExperimentResult;
import dev.luthier.experiment.Luthier;
import dev.luthier.journal.JournalProvider;
import dev.luthier.optimizer.AbstractEarlyStop;
import dev.luthier.optimizer.AbstractOptimizer;
import dev.luthier.optimizers.EarlyStops;
import dev.luthier.optimizers.Optimizers;
import dev.luthier.run.Slots;
import dev.luthier.space.Configuration;
import dev.luthier.spark.SparkSlots;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Early stopping as a user meets it: the same time on the same Spark slots for every method, a real network, real digits.
 * The methods take turns, so that what else the machine does meets all of them.
 */
public final class DigitsTable {
    private static final int SLOTS = 2;
    private static final int UNLIMITED = 1_000_000;
    private static final long EPOCHS = 81;
    private static final double TRAINING = 0.7;

    private final SparkSession spark;
    private final DigitImages images;
    private final Duration time;

    private record Method(String name, Supplier<AbstractOptimizer> optimizer, Supplier<AbstractEarlyStop> earlyStop) {}

    private static final List<Method> METHODS = List.of(
            new Method("random", Optimizers::random, EarlyStops::none),
            new Method("random+median", Optimizers::random, EarlyStops::median),
            new Method("asha", () -> Optimizers.asha(Optimizers.random()), EarlyStops::none),
            new Method("mobster", Optimizers::mobster, EarlyStops::none));

    private DigitsTable(SparkSession spark, DigitImages images, Duration time) {
        this.spark = spark;
        this.images = images;
        this.time = time;
    }

    /** Takes seconds of each run and the number of seeds; 20 and 10 unless said. */
    public static void main(String[] args) throws IOException {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        SparkSession spark = SparkSession.builder()
                .master("local[" + SLOTS + "]")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        try {
            DigitsTable table = new DigitsTable(spark, DigitImages.load(), Duration.ofSeconds(seconds));
            table.run(METHODS.get(0), UNLIMITED); // warms up
            System.out.println(table.measure(seeds));
        } finally {
            spark.stop();
        }
    }

    private String measure(int seeds) {
        Map<String, List<DigitsRun>> runs = new LinkedHashMap<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (Method method : METHODS) {
                runs.computeIfAbsent(method.name, name -> new ArrayList<>())
                        .add(DigitsRun.of(run(method, seed), EPOCHS));
            }
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d slots, %d s, %d epochs, %d seeds; mean (standard deviation)%n%n",
                SLOTS,
                time.toSeconds(),
                EPOCHS,
                seeds));
        text.append(DigitsRun.HEADER);
        runs.forEach((name, its) -> text.append(DigitsRun.row(name, its)));
        return text.toString();
    }

    private ExperimentResult<Configuration> run(Method method, long seed) {
        List<DigitImages> parts = images.split(TRAINING, seed);
        Slots slots = SparkSlots.of(spark).slots(SLOTS);
        return Luthier.experiment("digits-table", NetworkTrial.space())
                .minimize(NetworkTrial.METRIC)
                .optimizer(method.optimizer.get())
                .earlyStop(method.earlyStop.get())
                .trials(UNLIMITED)
                .maxResource(EPOCHS)
                .timeLimit(time)
                .limits(Limits.DEFAULT.withFailures(UNLIMITED, 1, UNLIMITED))
                .seed(seed)
                .journal(JournalProvider.inMemory())
                .quiet()
                .train(new NetworkTrial(parts.get(0), parts.get(1)))
                .runOn(slots);
    }
}
