package dev.luthier.spark;

import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.jdk.javaapi.CollectionConverters;

/** The cores of the executors that an application has, for which a young application waits until no more come. */
final class RegisteredCores {
    private static final long YOUNG_MILLIS = 30_000;
    private static final long SETTLED_MILLIS = 1_500;
    private static final long LONGEST_MILLIS = 60_000;
    private static final long POLL_MILLIS = 50;

    private final SparkContext context;

    RegisteredCores(SparkContext context) {
        this.context = context;
    }

    /** May wait for a minute; 0 if there is none even then. */
    int settled() {
        long start = System.nanoTime();
        long changed = start;
        int cores = now();
        while (!isSettled(cores, changed) && millisSince(start) < LONGEST_MILLIS) {
            pause();
            int later = now();
            changed = later == cores ? changed : System.nanoTime();
            cores = later;
        }
        return cores;
    }

    private boolean isSettled(int cores, long changedNanos) {
        boolean isYoung = System.currentTimeMillis() - context.startTime() < YOUNG_MILLIS;
        boolean mayGrow = isYoung && !TrialResources.isLocal(context.getConf());
        return cores > 0 && (!mayGrow || millisSince(changedNanos) > SETTLED_MILLIS);
    }

    /** In local mode the driver is the executor; elsewhere it has no cores. */
    private int now() {
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
