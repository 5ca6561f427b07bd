package dev.luthier.run;

import dev.luthier.event.Event;
import java.util.function.Consumer;
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

    /**
     * The same for who wants to know when the fact has been dealt with: then, once all that follows from it was ordered, {@code
     * dealtWith} is called by the loop's thread, and must not block or throw. Where facts are not acted on, because the journal
     * cannot be written or the experiment is over, that is late or never; so nobody may depend on it.
     */
    default <E extends Event> void accept(LongFunction<? extends @Nullable E> fact, Consumer<? super E> dealtWith) {
        accept(fact);
    }
}
