package dev.luthier.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/**
 * What one trial needs of an executor.
 *
 * @param cores 0 for what Spark gives every task
 * @param gpus 0 for none
 */
record TrialResources(int cores, int gpus) {
    static final TrialResources DEFAULT = new TrialResources(0, 0);
    private static final String TASK_CPUS = "spark.task.cpus";
    private static final String EXECUTOR_GPUS = "spark.executor.resource.gpu.amount";

    TrialResources withCores(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("coresPerTrial is " + count + ", must be 1 or more");
        }
        return new TrialResources(count, gpus);
    }

    TrialResources withGpus(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("gpusPerTrial is " + count + ", must be 1 or more");
        }
        return new TrialResources(cores, count);
    }

    int coresOn(SparkConf conf) {
        return cores > 0 ? cores : conf.getInt(TASK_CPUS, 1);
    }

    /**
     * The same data, each of whose tasks gets these resources.
     *
     * @throws IllegalArgumentException if this Spark cannot give them
     */
    <T> JavaRDD<T> reserve(JavaRDD<T> data) {
        SparkConf conf = data.context().getConf();
        boolean isLocal = isLocal(conf);
        if (gpus > 0 && (isLocal || conf.getInt(EXECUTOR_GPUS, 0) < gpus)) {
            throw new IllegalArgumentException("gpusPerTrial is " + gpus + ", but " + gpuOffer(conf, isLocal));
        }
        // Spark's local mode has nothing to reserve cores on: there are only fewer slots.
        if (isLocal || (gpus == 0 && coresOn(conf) == conf.getInt(TASK_CPUS, 1))) {
            return data;
        }
        return reserve(data, conf);
    }

    static boolean isLocal(SparkConf conf) {
        String master = conf.get("spark.master", "");
        return master.equals("local") || master.startsWith("local[");
    }

    private <T> JavaRDD<T> reserve(JavaRDD<T> data, SparkConf conf) {
        TaskResourceRequests requests = new TaskResourceRequests().cpus(coresOn(conf));
        if (gpus > 0) {
            requests.resource("gpu", gpus);
        }
        try {
            return data.withResources(
                    new ResourceProfileBuilder().require(requests).build());
        } catch (Exception e) { // Spark's, which is not declared
            throw new IllegalArgumentException(
                    "this cluster (" + conf.get("spark.master") + ") cannot reserve " + this
                            + ": Spark does that on standalone, YARN and Kubernetes clusters. It says: "
                            + e.getMessage(),
                    e);
        }
    }

    private static String gpuOffer(SparkConf conf, boolean isLocal) {
        return isLocal
                ? "Spark's local mode has no GPUs to give: use a cluster"
                : "executors have " + conf.getInt(EXECUTOR_GPUS, 0) + ": set " + EXECUTOR_GPUS
                        + " and a discovery script for them";
    }

    @Override
    public String toString() {
        return (cores == 0 ? "Spark's cores" : cores + " cores") + (gpus == 0 ? "" : " and " + gpus + " GPUs")
                + " per trial";
    }
}
