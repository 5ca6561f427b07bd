package dev.luthier.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.event.Event;
import dev.luthier.run.EventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps what a server says, and waits for what it has not said yet. */
final class RecordedEvents implements EventSink {
    private static final long PATIENCE_SECONDS = 20;

    private final List<Event> events = new ArrayList<>();
    private final List<Runnable> followers = new ArrayList<>();

    @Override
    public synchronized <E extends Event> void accept(
            LongFunction<? extends @Nullable E> fact, Consumer<? super E> dealtWith) {
        accept(at -> {
            E event = fact.apply(at);
            if (event != null) {
                followers.add(() -> dealtWith.accept(event));
            }
            return event;
        });
    }

    /** Says of all that has come so far that it has been dealt with, each time it is called. */
    synchronized void dealWith() {
        followers.forEach(Runnable::run);
    }

    @Override
    public synchronized void accept(LongFunction<? extends @Nullable Event> fact) {
        Event event = fact.apply(System.currentTimeMillis());
        if (event != null) {
            events.add(event);
            notifyAll();
        }
    }

    synchronized List<Event> all() {
        return List.copyOf(events);
    }

    <E extends Event> List<E> all(Class<E> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Event> E await(Class<E> type) throws InterruptedException {
        return await(type, event -> true);
    }

    synchronized <E extends Event> E await(Class<E> type, Predicate<E> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            for (Event event : events) {
                if (type.isInstance(event) && wanted.test(type.cast(event))) {
                    return type.cast(event);
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            assertThat(left)
                    .as("waiting for %s in %s", type.getSimpleName(), events)
                    .isPositive();
            wait(left);
        }
    }
}
