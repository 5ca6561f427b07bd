package dev.luthier.spark;

import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.jdk.javaapi.CollectionConverters;

/** How many slots a Spark application has room for: its cores divided by those of a trial. */
final class SlotCount {
    private static final long YOUNG_MILLIS = 30_000;
    private static final long SETTLED_MILLIS = 1_500;
    private static final long LONGEST_MILLIS = 60_000;
    private static final long POLL_MILLIS = 50;

    private final SparkContext context;
    private final SparkConf conf;

    SlotCount(SparkContext context) {
        this.context = context;
        this.conf = context.getConf();
    }

    /**
     * By this rule: with dynamic allocation the most executors × their cores; else the cores that the application was
     * promised by {@code spark.executor.instances} or {@code spark.cores.max}; else those of the executors that have
     * registered, for which a young application waits until no more come.
     *
     * @throws IllegalArgumentException if that cannot be said or is too little for one slot
     */
    int offered(int coresPerTrial) {
        int cores = settled().orElseGet(this::registered);
        int slots = cores / coresPerTrial;
        if (slots < 1) {
            throw new IllegalArgumentException("the application has " + cores + " cores and a trial needs "
                    + coresPerTrial + ": no slot fits. Say slots(n) if more cores are to come");
        }
        return slots;
    }

    private OptionalInt settled() {
        int coresPerExecutor = conf.getInt("spark.executor.cores", 1);
        if (TrialResources.isLocal(conf)) {
            return OptionalInt.empty();
        }
        if (conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
            return OptionalInt.of(mostExecutors() * coresPerExecutor);
        }
        if (conf.contains("spark.executor.instances")) {
            return OptionalInt.of(conf.getInt("spark.executor.instances", 1) * coresPerExecutor);
        }
        return conf.contains("spark.cores.max")
                ? OptionalInt.of(conf.getInt("spark.cores.max", 1))
                : OptionalInt.empty();
    }

    private int mostExecutors() {
        if (!conf.contains("spark.dynamicAllocation.maxExecutors")) {
            throw new IllegalArgumentException("the number of slots is open: dynamic allocation has no upper end. "
                    + "Say slots(n), or set spark.dynamicAllocation.maxExecutors");
        }
        return conf.getInt("spark.dynamicAllocation.maxExecutors", 1);
    }

    private int registered() {
        long start = System.nanoTime();
        long changed = start;
        int cores = coresOfExecutors();
        while (!isSettled(cores, changed) && millisSince(start) < LONGEST_MILLIS) {
            pause();
            int now = coresOfExecutors();
            changed = now == cores ? changed : System.nanoTime();
            cores = now;
        }
        return cores;
    }

    private boolean isSettled(int cores, long changedNanos) {
        boolean isOld = System.currentTimeMillis() - context.startTime() > YOUNG_MILLIS;
        boolean needsNoTime = isOld || TrialResources.isLocal(conf);
        return cores > 0 && (needsNoTime || millisSince(changedNanos) > SETTLED_MILLIS);
    }

    /** In local mode the driver is the executor; elsewhere it has no cores. */
    private int coresOfExecutors() {
        return CollectionConverters.asJava(context.statusStore().executorList(true)).stream()
                .mapToInt(ExecutorSummary::totalCores)
                .sum();
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while executors were awaited", e);
        }
    }
}
