package dev.luthier.rpc.wire;

import dev.luthier.rpc.message.AboutAttempt;
import dev.luthier.rpc.message.Heartbeat;
import dev.luthier.rpc.message.ProtocolException;

/** Lets each numbered message of the other side pass once. Not thread-safe. */
public final class Inbox {
    private long last;
    private long lastAcknowledged;

    /**
     * Whether the message is new; one that came before is not.
     *
     * @throws ProtocolException if one before it is missing, which a correct peer cannot bring about
     */
    public boolean accepts(AboutAttempt message) {
        if (message.seq() > last + 1) {
            throw new ProtocolException(message.type() + " has number " + message.seq() + ", expected " + (last + 1));
        }
        boolean isNew = message.seq() == last + 1;
        last = Math.max(last, message.seq());
        return isNew;
    }

    /** Number of the last message that has come; 0 for none. */
    public long last() {
        return last;
    }

    /** How many messages have come since the last acknowledgement. */
    public long unacknowledged() {
        return last - lastAcknowledged;
    }

    /** Makes the acknowledgement of all that has come. */
    public Heartbeat acknowledge() {
        lastAcknowledged = last;
        return new Heartbeat(last);
    }
}
