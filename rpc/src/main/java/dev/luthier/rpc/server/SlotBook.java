package dev.luthier.rpc.server;

import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.rpc.message.Brief;
import dev.luthier.rpc.message.ToServer.Join;
import dev.luthier.rpc.message.ToWorker.Leave;
import dev.luthier.rpc.message.ToWorker.Leave.Cause;
import dev.luthier.run.EventSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which slots are there and which were: a slot number has one stay at a time, a stay one session, and whoever else comes is
 * told to leave. Event loop only, but for {@link #isPresent}.
 */
final class SlotBook {
    private static final Logger LOG = LoggerFactory.getLogger(SlotBook.class);

    private final ServerSettings settings;
    private final EventSink events;
    private final LeaseClock clock;
    private final Mailbox mailbox;
    private final Map<SlotId, SlotSession> present = new HashMap<>();
    private final Map<SlotId, Leave> gone = new HashMap<>();
    private final Map<Integer, SlotId> newestByNumber = new HashMap<>();
    private final Set<SlotId> visible = ConcurrentHashMap.newKeySet();
    private @Nullable Leave farewell;

    SlotBook(ServerSettings settings, EventSink events, LeaseClock clock, Mailbox mailbox) {
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.mailbox = mailbox;
    }

    /** Any thread. */
    boolean isPresent(SlotId slot) {
        return visible.contains(slot);
    }

    @Nullable
    SlotSession session(SlotId slot) {
        return present.get(slot);
    }

    /** Lets a worker into its slot, for the first time or again, or sends it away and answers null. */
    @Nullable
    SlotSession join(Join join, Connection connection) {
        Leave refusal = refusal(join);
        if (refusal != null) {
            LOG.info("sending {} at {} away: {}", join.slot(), join.host(), refusal.reason());
            connection.dismiss(refusal);
            return null;
        }
        SlotSession session = present.get(join.slot());
        if (session == null) {
            session = enter(join);
        }
        session.connected(connection, join.received(), settings);
        return session;
    }

    /** The slot is gone without having been sent away; an event says so if it was there. */
    void lose(SlotId slot, String reason) {
        remove(slot, new Leave(Cause.LOST, Brief.text(reason)), true);
    }

    /** The slot is not wanted any more; whoever decided that knows. */
    void release(SlotId slot, String reason) {
        remove(slot, new Leave(Cause.RELEASED, Brief.text(reason)), false);
    }

    /** Sends everybody away, now and from now on. */
    void close(Leave leave) {
        farewell = leave;
        present.values().forEach(session -> session.dismiss(leave));
        present.clear();
        visible.clear();
    }

    /** Gives up the slots whose workers have been silent for longer than the lease. */
    void checkLeases(long graceNanos) {
        long longest = settings.lease().toNanos() + graceNanos;
        for (SlotSession session : List.copyOf(present.values())) {
            if (session.silentNanos() > longest) {
                lose(session.slot(), "no sign of life for " + settings.lease().toMillis() + " ms");
            }
        }
    }

    private @Nullable Leave refusal(Join join) {
        if (farewell != null) {
            return farewell;
        }
        SlotId slot = join.slot();
        SlotId newest = newestByNumber.get(slot.number());
        if (newest != null && newest.epoch() > slot.epoch()) {
            return new Leave(Cause.SUPERSEDED, newest + " has taken the place of " + slot);
        }
        SlotSession session = present.get(slot);
        if (session != null && !session.isNamed(join.session())) {
            return new Leave(Cause.TAKEN, slot + " is taken by another worker");
        }
        Leave told = gone.get(slot);
        if (told == null && session == null && join.received() > 0) {
            return new Leave(Cause.LOST, slot + " belongs to an earlier run of the driver");
        }
        return told;
    }

    private SlotSession enter(Join join) {
        SlotId slot = join.slot();
        SlotId earlier = newestByNumber.put(slot.number(), slot);
        if (earlier != null && present.containsKey(earlier)) {
            lose(earlier, slot + " has taken its place");
        }
        SlotSession session = new SlotSession(join, events, clock, mailbox);
        present.put(slot, session);
        visible.add(slot);
        events.accept(at -> new Event.SlotJoined(at, slot, join.host()));
        return session;
    }

    private void remove(SlotId slot, Leave leave, boolean tell) {
        gone.putIfAbsent(slot, leave);
        visible.remove(slot);
        SlotSession session = present.remove(slot);
        if (session == null) {
            return;
        }
        session.dismiss(leave);
        if (tell) {
            events.accept(at -> new Event.SlotLost(at, slot, leave.reason()));
        }
    }
}
