package dev.luthier.spark.job;

import dev.luthier.event.SlotId;
import java.io.Serializable;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What Spark ships to an executor to be a slot. It always returns, with the reason, rather than throw: a task that throws is
 * tried again by Spark, and its job with all that hangs on it fails after the fourth time.
 */
public final class SlotTask extends AbstractFunction1<Iterator<Integer>, String> implements Serializable {
    private static final long serialVersionUID = 1;

    /** What a slot does while it is one. */
    public interface Work extends Serializable {

        /**
         * Blocks until the slot is told to leave.
         *
         * @param host where it runs, for people
         * @return why it leaves
         * @throws Exception if it could not be a slot at all
         */
        String run(SlotId slot, String host) throws Exception;
    }

    private final int number;
    private final int epoch;
    private final Work work;

    public SlotTask(SlotId slot, Work work) {
        this.number = slot.number();
        this.epoch = slot.epoch();
        this.work = work;
    }

    @Override
    public String apply(Iterator<Integer> partition) {
        try {
            return work.run(new SlotId(number, epoch), ExecutorName.here());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "its Spark task was cancelled";
        } catch (Exception e) {
            return ExceptionLine.of(e);
        }
    }
}
