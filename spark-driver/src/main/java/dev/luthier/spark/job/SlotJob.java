package dev.luthier.spark.job;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.spark.SimpleFutureAction;
import scala.Function1;
import scala.concurrent.ExecutionContext;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** A submitted Spark job that is a slot. Thread-safe. */
final class SlotJob {
    private final SimpleFutureAction<String> action;

    SlotJob(SimpleFutureAction<String> action) {
        this.action = action;
    }

    /** Has {@code listener} told why the job ended, once it has. */
    void onEnd(Executor executor, Consumer<String> listener) {
        Function1<Try<String>, BoxedUnit> tell = result -> {
            listener.accept(reason(result));
            return BoxedUnit.UNIT;
        };
        action.onComplete(tell, ExecutionContext.fromExecutor(executor));
    }

    /** Takes the job's task off its executor, or out of the queue if it has not been started. */
    void cancel() {
        action.cancel();
    }

    private static String reason(Try<String> result) {
        return result.isSuccess()
                ? result.get()
                : ExceptionLine.of(result.failed().get());
    }
}
