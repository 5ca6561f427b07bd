package dev.luthier.benchmarks.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;

/** What {@link SparkCluster} submits: measures on the cluster and prints lines that begin with {@link #MARK}. */
public final class SparkApplication {
    static final String MARK = "| ";
    private static final int ROUNDS = 3;

    private SparkApplication() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        try (JavaSparkContext spark = new JavaSparkContext()) {
            SparkRivals rivals = new SparkRivals(spark);
            LuthierOnSpark luthier = new LuthierOnSpark(spark, true);
            LuthierOnSpark ahead = new LuthierOnSpark(spark, false);
            rivals.awaitSlots(2);
            luthier.trialsPerSecond(2_000);
            throughput(rivals, luthier);
            utilisation("an optimizer that learns", luthier);
            utilisation("one that does not, trials handed out ahead", ahead);
            say("trials of 0 ms, handed out ahead: %.0f trials/s", ahead.trialsPerSecond(50_000));
            fixedCost(luthier);
        }
    }

    private static void throughput(SparkRivals rivals, LuthierOnSpark luthier) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> jobs = new ArrayList<>();
        List<Double> stages = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(luthier.trialsPerSecond(50_000));
            jobs.add(rivals.jobPerTrial(400));
            stages.add(rivals.stagePerRound(300));
        }
        say(
                "trials of 0 ms, two slots: Luthier %.0f trials/s, one Spark job per trial %.0f, one stage per round %.0f",
                median(ours), median(jobs), median(stages));
        say("ratios: %.0f × and %.0f ×", median(ours) / median(jobs), median(ours) / median(stages));
    }

    private static void utilisation(String what, LuthierOnSpark luthier) {
        say("utilisation with " + what);
        for (LuthierOnSpark.Trials kind : LuthierOnSpark.Trials.values()) {
            utilisation(luthier, kind, 10, 2_000);
            utilisation(luthier, kind, 100, 300);
            utilisation(luthier, kind, 1_000, 40);
        }
    }

    private static void utilisation(LuthierOnSpark luthier, LuthierOnSpark.Trials kind, long millis, int trials) {
        say(
                "  %s trials of %d ms: %.2f %%",
                kind.name().toLowerCase(Locale.ROOT), millis, 100 * luthier.utilisation(millis, trials, kind));
    }

    private static void fixedCost(LuthierOnSpark luthier) {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < 7; round++) {
            long start = System.nanoTime();
            luthier.trialsPerSecond(4);
            seconds.add((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
        }
        say(
                "an experiment of 4 trials of 0 s over an existing SparkContext: median %.3f s, longest %.3f s",
                median(seconds), Collections.max(seconds));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void say(String format, Object... values) {
        System.out.println(MARK + String.format(Locale.ROOT, format, values));
    }
}
