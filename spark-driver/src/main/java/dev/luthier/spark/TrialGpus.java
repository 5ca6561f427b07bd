package dev.luthier.spark;

import java.util.List;
import java.util.Map;
import org.apache.spark.resource.ResourceInformation;

/** The GPUs that Spark has set aside for the slot on which a trial runs. */
public final class TrialGpus {
    /** Inheritable: the slot's task sets it, trials run on a thread that the task starts. */
    private static final InheritableThreadLocal<List<String>> ADDRESSES = new InheritableThreadLocal<>() {
        @Override
        protected List<String> initialValue() {
            return List.of();
        }
    };

    private TrialGpus() {}

    /**
     * Addresses of the GPUs of the calling training function, as Spark's discovery script names them; empty if none were
     * asked for by {@link SparkSlots#gpusPerTrial}. To be called on the training function's own thread.
     */
    public static List<String> addresses() {
        return ADDRESSES.get();
    }

    static void set(Map<String, ResourceInformation> taskResources) {
        ResourceInformation gpus = taskResources.get("gpu");
        ADDRESSES.set(gpus == null ? List.of() : List.of(gpus.addresses()));
    }

    static void clear() {
        ADDRESSES.remove();
    }
}
