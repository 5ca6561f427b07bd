package dev.luthier.rpc.server;

import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.rpc.message.Heartbeat;
import dev.luthier.rpc.message.ToServer;
import dev.luthier.rpc.message.ToWorker.Joined;
import dev.luthier.rpc.message.ToWorker.Leave;
import dev.luthier.rpc.message.ToWorker.Order;
import dev.luthier.rpc.message.ToWorker.Verdict;
import dev.luthier.rpc.wire.Inbox;
import dev.luthier.rpc.wire.Outbox;
import dev.luthier.run.EventSink;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The stay of one worker in one slot, over however many connections. Event loop only. */
final class SlotSession implements ToServer.FactHandler {
    private static final int UNACKNOWLEDGED = 64;

    private final SlotId slot;
    private final String name;
    private final EventSink events;
    private final LeaseClock clock;
    private final Mailbox mailbox;
    private final Outbox<Order> outbox = new Outbox<>();
    private final Inbox inbox = new Inbox();
    private @Nullable Connection connection;
    private long heardAtNanos;

    SlotSession(ToServer.Join join, EventSink events, LeaseClock clock, Mailbox mailbox) {
        this.slot = join.slot();
        this.name = join.session();
        this.events = events;
        this.clock = clock;
        this.mailbox = mailbox;
    }

    SlotId slot() {
        return slot;
    }

    boolean isNamed(String session) {
        return name.equals(session);
    }

    long silentNanos() {
        return clock.nowNanos() - heardAtNanos;
    }

    /** Goes on over this connection: says again what may not have arrived. */
    void connected(Connection fresh, long receivedByWorker, ServerSettings settings) {
        outbox.acknowledged(receivedByWorker);
        if (connection != null) {
            connection.close();
        }
        connection = fresh;
        heardAtNanos = clock.nowNanos();
        fresh.write(new Joined(
                settings.lease().toMillis(), settings.heartbeat().toMillis(), settings.maxFrameBytes(), inbox.last()));
        outbox.kept().forEach(fresh::write);
        fresh.flush();
    }

    void disconnected(Connection lost) {
        if (connection == lost) {
            connection = null;
        }
    }

    void write(LongFunction<Order> order) {
        Order numbered = outbox.add(order);
        if (connection != null) {
            connection.write(numbered);
        }
    }

    void flush() {
        if (connection != null) {
            connection.flush();
        }
    }

    void dismiss(Leave leave) {
        if (connection != null) {
            connection.dismiss(leave);
            connection = null;
        }
    }

    void onHeartbeat(Heartbeat heartbeat) {
        heardAtNanos = clock.nowNanos();
        outbox.acknowledged(heartbeat.ack());
        acknowledge();
    }

    void onFact(ToServer.Fact fact) {
        heardAtNanos = clock.nowNanos();
        if (inbox.accepts(fact)) {
            fact.deliverTo(this);
        }
        if (inbox.unacknowledged() >= UNACKNOWLEDGED) {
            acknowledge();
        }
    }

    @Override
    public void onReports(ToServer.Reports fact) {
        LongFunction<Event.Reported> reported =
                at -> new Event.Reported(at, fact.trial(), fact.attempt(), fact.reports());
        if (fact.asks() && !fact.reports().isEmpty()) {
            events.accept(reported, dealtWith -> mailbox.post(() -> answer(dealtWith)));
        } else {
            events.accept(reported);
        }
    }

    @Override
    public void onLog(ToServer.Log fact) {
        for (String line : fact.lines()) {
            events.accept(at -> new Event.Logged(at, fact.trial(), fact.attempt(), line));
        }
    }

    @Override
    public void onEnded(ToServer.Ended fact) {
        events.accept(at -> new Event.Ended(at, slot, fact.trial(), fact.attempt(), fact.outcome()));
    }

    // After whatever was ordered because of it, since that went through the same box.
    private void answer(Event.Reported dealtWith) {
        if (connection != null) {
            connection.write(new Verdict(dealtWith.trial(), dealtWith.attempt(), dealtWith.lastStep()));
            mailbox.flushLater(this);
        }
    }

    private void acknowledge() {
        if (connection != null) {
            connection.write(inbox.acknowledge());
            connection.flush();
        }
    }
}
