package dev.luthier.spark;

import dev.luthier.event.SlotId;
import dev.luthier.rpc.auth.Secret;
import dev.luthier.rpc.worker.Leave;
import dev.luthier.rpc.worker.Worker;
import dev.luthier.rpc.worker.WorkerSettings;
import dev.luthier.slot.TrialProgram;
import dev.luthier.spark.job.SlotTask;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * How a slot's task finds its driver, and what it runs for it.
 *
 * @param secret travels nowhere else than in the task
 * @param tlsFingerprint of the driver's certificate; null for no TLS
 */
record WorkerCall(
        String driverHost,
        int driverPort,
        String experiment,
        Secret secret,
        @Nullable String tlsFingerprint,
        Duration connectTimeout,
        TrialProgram program)
        implements SlotTask.Work {
    private static final long serialVersionUID = 1;

    @Override
    public String run(SlotId slot, String host) throws InterruptedException {
        TrialGpus.set(TaskContext.get().resourcesJMap());
        try {
            return stay(slot, host);
        } finally {
            TrialGpus.clear();
        }
    }

    private String stay(SlotId slot, String host) throws InterruptedException {
        WorkerSettings settings = WorkerSettings.of(driverHost, driverPort, experiment, secret, slot)
                .withHost(host)
                .withTls(tlsFingerprint)
                .withConnectTimeout(connectTimeout);
        Leave leave = Worker.run(settings, program);
        if (leave.kind() == Leave.Kind.TAKEN) {
            // A speculative copy. If it returned, Spark would take the task for done and kill the slot that it copies.
            new CountDownLatch(1).await();
        }
        return leave.isHanging() ? leave.reason() + "; its training function ignores interruption" : leave.reason();
    }
}
