package dev.luthier.spark;

import dev.luthier.event.SlotId;
import java.io.Serializable;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What Spark ships to an executor to be a slot. It always returns, with the reason, rather than throw: a task that throws is
 * tried again by Spark, and its job with all that hangs on it fails after the fourth time.
 */
final class SlotTask extends AbstractFunction1<Iterator<Integer>, String> implements Serializable {
    private static final long serialVersionUID = 1;

    /** What a slot does while it is one. */
    interface Work extends Serializable {

        /**
         * Blocks until the slot is told to leave.
         *
         * @param host where it runs, for people
         * @return why it leaves
         * @throws Exception if it could not be a slot at all
         */
        String run(SlotId slot, String host) throws Exception;
    }

    private final SlotId slot;
    private final Work work;

    SlotTask(SlotId slot, Work work) {
        this.slot = slot;
        this.work = work;
    }

    @Override
    public String apply(Iterator<Integer> partition) {
        TaskContext context = TaskContext.get();
        TrialGpus.set(context.resourcesJMap());
        try {
            String reason = work.run(slot, ExecutorName.here());
            if (context.attemptNumber() > 0) {
                // Spark's second run of this task, while the first may still be alive: if the second returned, Spark
                // would
                // kill the first. The driver cancels the job when the slot is gone.
                new CountDownLatch(1).await();
            }
            return reason;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "its Spark task was cancelled";
        } catch (Exception e) {
            return ExceptionLine.of(e);
        } finally {
            TrialGpus.clear();
        }
    }
}
