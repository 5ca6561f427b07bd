package dev.luthier.rpc.wire;

import dev.luthier.rpc.message.AboutAttempt;
import dev.luthier.rpc.message.ProtocolException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** Numbers what one side says, and keeps it for as long as it may have to be said again. Not thread-safe. */
public final class Outbox<M extends AboutAttempt> {
    private final Deque<M> kept = new ArrayDeque<>();
    private long last;

    /** Makes a message with the next number and keeps it. */
    public <T extends M> T add(LongFunction<T> message) {
        T numbered = message.apply(last + 1);
        last++;
        kept.addLast(numbered);
        return numbered;
    }

    /**
     * The other side has everything up to this number.
     *
     * @throws ProtocolException if that was never said
     */
    public void acknowledged(long seq) {
        if (seq > last) {
            throw new ProtocolException("message " + seq + " was acknowledged, but the last one was " + last);
        }
        if (!kept.isEmpty() && kept.getFirst().seq() <= seq) {
            kept.removeIf(message -> message.seq() <= seq && !message.isKeptLonger());
        }
    }

    /** Forgets what was kept longer. */
    public void forget(Predicate<M> message) {
        kept.removeIf(message);
    }

    /** What is to be said on a new connection, in order. */
    public List<M> kept() {
        return List.copyOf(kept);
    }

    public int size() {
        return kept.size();
    }
}
