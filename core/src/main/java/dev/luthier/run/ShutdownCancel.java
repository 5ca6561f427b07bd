package dev.luthier.run;

import dev.luthier.event.Event;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cancels the experiment when the JVM is told to end (Ctrl-C), and gives it a moment to return its slots. */
final class ShutdownCancel {
    private static final long MOMENT_SECONDS = 3;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private ShutdownCancel(EventSink events) {
        this.hook = new Thread(() -> cancel(events), "luthier-shutdown");
    }

    static ShutdownCancel install(EventSink events) {
        ShutdownCancel cancel = new ShutdownCancel(events);
        Runtime.getRuntime().addShutdownHook(cancel.hook);
        return cancel;
    }

    void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already: the hook runs and has just been let go.
        }
    }

    private void cancel(EventSink events) {
        events.accept(at -> new Event.CancelRequested(at, "the JVM was told to end"));
        try {
            closed.await(MOMENT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
