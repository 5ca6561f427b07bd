package dev.luthier.spark;

import java.util.function.IntSupplier;
import org.apache.spark.SparkConf;

/** How many slots a Spark application has room for: its cores divided by those of a trial. */
final class SlotCount {
    private final SparkConf conf;
    private final IntSupplier registeredCores;

    /** @param registeredCores asked only if the settings do not say it */
    SlotCount(SparkConf conf, IntSupplier registeredCores) {
        this.conf = conf;
        this.registeredCores = registeredCores;
    }

    /**
     * By the rule that {@link SparkSlots#slots} tells.
     *
     * @throws IllegalArgumentException if there is no telling, or it is too little for one slot
     */
    int offered(int coresPerTrial) {
        int cores = cores();
        if (cores < coresPerTrial) {
            throw new IllegalArgumentException("the application has " + cores + " cores and a trial needs "
                    + coresPerTrial + ": no slot fits. Say slots(n) if more cores are to come");
        }
        return cores / coresPerTrial;
    }

    private int cores() {
        if (TrialResources.isLocal(conf)) {
            return registeredCores.getAsInt();
        }
        int coresPerExecutor = conf.getInt("spark.executor.cores", 1);
        if (conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
            return mostExecutors() * coresPerExecutor;
        }
        if (conf.contains("spark.executor.instances")) {
            return conf.getInt("spark.executor.instances", 1) * coresPerExecutor;
        }
        return conf.contains("spark.cores.max") ? conf.getInt("spark.cores.max", 1) : registeredCores.getAsInt();
    }

    private int mostExecutors() {
        String setting = "spark.dynamicAllocation.maxExecutors";
        if (!conf.contains(setting)) {
            throw new IllegalArgumentException(
                    "the number of slots is open, since dynamic allocation has no upper end: " + "say slots(n), or set "
                            + setting);
        }
        return conf.getInt(setting, 1);
    }
}
