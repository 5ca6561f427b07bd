package dev.luthier.run;

import dev.luthier.event.Event;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Where shells put what happened. Any thread may call it; it never blocks. */
@FunctionalInterface
public interface EventSink {

    /**
     * Hands a fact to the loop, which calls {@code fact} with the time when it gets to it. That may answer null if there is
     * nothing to say any more.
     */
    void accept(LongFunction<? extends @Nullable Event> fact);
}
