package dev.luthier.spark.job;

import dev.luthier.event.SlotId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;
import scala.Function0;
import scala.Function2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * The Spark jobs of one experiment, each of one task. Submitting is for one thread only, whose Spark properties are changed
 * by it.
 */
public final class JobGroup {
    /** The property by which a job says which slot it is. */
    static final String SLOT_PROPERTY = "luthier.slot";

    private static final String POOL_PROPERTY = "spark.scheduler.pool";
    private static final String DESCRIPTION_PROPERTY = "spark.job.description";
    private static final Seq<Object> ONLY_PARTITION =
            CollectionConverters.asScala(List.<Object>of(0)).toSeq();

    private final SparkContext context;
    private final JavaRDD<Integer> data;
    private final String description;
    private final @Nullable String pool;
    private final String id;

    /**
     * What the calling thread said by {@code setJobDescription} is said of these jobs too.
     *
     * @param data of one partition; says which resources a task gets
     * @param pool of Spark's fair scheduler; null for the one of the thread that opens the slots
     */
    public JobGroup(JavaRDD<Integer> data, String experiment, @Nullable String pool) {
        this.context = data.context();
        this.data = data;
        String said = context.getLocalProperty(DESCRIPTION_PROPERTY);
        this.description = (said == null ? "" : said + ": ") + "Luthier experiment '" + experiment + "'";
        this.pool = pool;
        this.id = "luthier-" + experiment + "-" + UUID.randomUUID();
    }

    /** Names the group in Spark, and in a job's {@code spark.jobGroup.id}. */
    String id() {
        return id;
    }

    public SparkContext context() {
        return context;
    }

    /** Submits a job and does not wait for it. */
    SlotJob submit(SlotId slot, SlotTask task) {
        // With interruption: a slot that is cancelled must leave at once.
        context.setJobGroup(id, description + ", " + slot, true);
        context.setLocalProperty(SLOT_PROPERTY, slot.number() + "." + slot.epoch());
        if (pool != null) {
            context.setLocalProperty(POOL_PROPERTY, pool);
        }
        AtomicReference<String> reason = new AtomicReference<>("");
        Function2<Object, String, BoxedUnit> keep = (partition, told) -> {
            reason.set(told);
            return BoxedUnit.UNIT;
        };
        Function0<String> result = reason::get;
        return new SlotJob(context.submitJob(data.rdd(), task, ONLY_PARTITION, keep, result));
    }

    /** Takes whatever is left of the group off the cluster. */
    void cancel() {
        context.cancelJobGroup(id);
    }
}
