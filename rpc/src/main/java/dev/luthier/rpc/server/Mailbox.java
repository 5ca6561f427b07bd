package dev.luthier.rpc.server;

import io.netty.channel.EventLoop;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What other threads want done on the event loop, in order; what is written meanwhile is flushed together. */
final class Mailbox {
    private final EventLoop eventLoop;
    private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isExpected = new AtomicBoolean();
    private final Set<SlotSession> unflushed = new LinkedHashSet<>();

    Mailbox(EventLoop eventLoop) {
        this.eventLoop = eventLoop;
    }

    /** Wakes the event loop. After its end, nothing happens. */
    void post(Runnable letter) {
        letters.add(letter);
        if (isExpected.compareAndSet(false, true)) {
            try {
                eventLoop.execute(this::empty);
            } catch (RejectedExecutionException e) {
                letters.clear();
            }
        }
    }

    /** Waits until something else is posted, or for somebody who empties the box anyway. */
    void postLazily(Runnable letter) {
        letters.add(letter);
    }

    /** Event loop only. */
    void empty() {
        isExpected.set(false);
        for (Runnable letter = letters.poll(); letter != null; letter = letters.poll()) {
            letter.run();
        }
        unflushed.forEach(SlotSession::flush);
        unflushed.clear();
    }

    /** Event loop only: flushes the session once the box is empty. */
    void flushLater(SlotSession session) {
        unflushed.add(session);
    }
}
