package dev.luthier.spark;

import dev.luthier.definition.Definition;
import dev.luthier.event.SlotId;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.auth.TlsIdentity;
import dev.luthier.run.EventSink;
import dev.luthier.run.LiveSlots;
import dev.luthier.run.SlotShell;
import dev.luthier.slot.TrialProgram;
import dev.luthier.spark.job.JobGroup;
import dev.luthier.spark.job.ShippingCheck;
import dev.luthier.spark.job.SlotTask;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Slots that are long-lived tasks of a Spark application. Each is a Spark job of one task, which occupies the cores of one
 * trial for as long as the experiment wants it; when it is lost with its executor, another takes its place. Slots connect
 * to the driver at {@code spark.driver.host}, each experiment on a port of its own.
 *
 * <p>Slots that fill all cores leave none for other Spark jobs of the application, which then wait: leave some by
 * {@link #slots}, or use fair scheduling and a {@link #pool}.
 *
 * <p>Set up by one thread; after that, several experiments may use the same object, at once or one after another.
 */
public final class SparkSlots extends LiveSlots {
    private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);
    private static final int SPARKS_PORT_RETRIES = 16;

    private final SparkContext context;
    private TrialResources resources = TrialResources.DEFAULT;
    private Duration lease = Duration.ofSeconds(10);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private @Nullable Integer slots;
    private @Nullable Integer port;
    private @Nullable String advertisedHost;
    private @Nullable String pool;
    private boolean tls;

    private SparkSlots(SparkContext context) {
        this.context = context;
    }

    /**
     * Slots in this session's application.
     *
     * @throws IllegalArgumentException if it is a Spark Connect session, which has no application of its own
     */
    public static SparkSlots of(SparkSession session) {
        return new SparkSlots(contextOf(session::sparkContext));
    }

    public static SparkSlots of(SparkContext context) {
        return new SparkSlots(context);
    }

    public static SparkSlots of(JavaSparkContext context) {
        return new SparkSlots(context.sc());
    }

    /**
     * So many slots; those for which there are no cores yet wait for them. Unless said: the cores of the application divided
     * by those of a trial, where its cores are, with dynamic allocation, {@code spark.dynamicAllocation.maxExecutors} ×
     * {@code spark.executor.cores}; else what {@code spark.executor.instances} or {@code spark.cores.max} promise; else
     * those of the executors that have registered.
     *
     * @param count at least 1
     */
    public SparkSlots slots(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("slots is " + count + ", must be 1 or more");
        }
        slots = count;
        return this;
    }

    /**
     * Reserves so many cores for each trial, {@code spark.task.cpus} unless said. In Spark's local mode nothing can be
     * reserved: there are only fewer slots.
     *
     * @param count at least 1
     */
    public SparkSlots coresPerTrial(int count) {
        resources = resources.withCores(count);
        return this;
    }

    /**
     * Reserves so many GPUs for each trial, which learns from {@link TrialGpus} which they are. The executors must have been
     * given GPUs by Spark's {@code spark.executor.resource.gpu} settings.
     *
     * @param count at least 1
     */
    public SparkSlots gpusPerTrial(int count) {
        resources = resources.withGpus(count);
        return this;
    }

    /**
     * The port on which the driver listens, for firewalls; {@code spark.luthier.driver.port} unless said, and any free one
     * unless that is set. If it is taken, by another experiment for example, the next {@code spark.port.maxRetries} ports
     * are tried, as Spark does with its own.
     *
     * @param number 1 to 65535, or 0 for any free one
     */
    public SparkSlots port(int number) {
        port = DriverAddress.checked("port", number);
        return this;
    }

    /** The name or address at which executors reach the driver; {@code spark.driver.host} unless said. */
    public SparkSlots advertisedHost(String host) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("advertisedHost is empty, must be the driver's name or address");
        }
        advertisedHost = host;
        return this;
    }

    /** The pool of Spark's fair scheduler in which the slots run; that of the thread that runs the experiment unless said. */
    public SparkSlots pool(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("pool is empty, must name a pool of Spark's fair scheduler");
        }
        pool = name;
        return this;
    }

    /** Encrypts what is said between driver and slots, with a certificate made for each experiment. */
    public SparkSlots tls() {
        tls = true;
        return this;
    }

    /**
     * After such a silence a slot is lost and its trial runs elsewhere; 10 seconds unless said. Must be longer than the
     * longest pauses of the executors.
     *
     * @param silence at least 100 ms
     */
    public SparkSlots lease(Duration silence) {
        if (silence.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("lease is " + silence + ", must be " + SHORTEST_LEASE + " or more");
        }
        lease = silence;
        return this;
    }

    /** How long a slot tries to reach the driver at first. */
    SparkSlots connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    /** Spark's version, master and settings. */
    @Override
    public Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("slots", slots == null ? "Spark tasks" : slots + " Spark tasks");
        description.put("spark.version", context.version());
        Arrays.stream(context.getConf().getAll())
                .sorted(Comparator.comparing(Tuple2::_1))
                .forEach(setting -> description.put(setting._1(), setting._2()));
        return description;
    }

    @Override
    protected SlotShell open(Definition definition, TrialProgram program, EventSink events) {
        if (context.isStopped()) {
            throw new IllegalStateException("the SparkContext is stopped: experiments need a running one");
        }
        SparkConf conf = context.getConf();
        JavaRDD<Integer> data = JavaSparkContext.fromSparkContext(context).parallelize(List.of(0), 1);
        JobGroup group = new JobGroup(resources.reserve(data), definition.name(), pool);
        SlotPlan plan = new SlotPlan(
                definition,
                program,
                group,
                slots == null
                        ? new SlotCount(conf, new RegisteredCores(context)::settled).offered(resources.coresOn(conf))
                        : slots,
                DriverAddress.of(conf, port, advertisedHost),
                conf.getInt("spark.port.maxRetries", SPARKS_PORT_RETRIES),
                Secret.random(),
                tls ? TlsIdentity.selfSigned() : null,
                lease,
                connectTimeout);
        ShippingCheck.check(new SlotTask(new SlotId(0, 1), plan.call(1)));
        return new SparkSlotShell(plan, events);
    }

    static SparkContext contextOf(Supplier<SparkContext> session) {
        try {
            return session.get();
        } catch (RuntimeException | LinkageError e) { // the former in Spark 4, the latter in the client of Spark 3
            throw new IllegalArgumentException(
                    "this session has no SparkContext, so there are no tasks that could be slots: a Spark Connect session, "
                            + "or one on a shared cluster. Use a session that runs in the driver's own JVM, "
                            + "as spark-submit makes it",
                    e);
        }
    }
}
