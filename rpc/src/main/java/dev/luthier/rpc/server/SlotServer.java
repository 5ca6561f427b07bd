package dev.luthier.rpc.server;

import dev.luthier.event.Command;
import dev.luthier.event.Event;
import dev.luthier.event.SlotId;
import dev.luthier.rpc.auth.Bytes32;
import dev.luthier.rpc.message.Brief;
import dev.luthier.rpc.message.ToWorker.Confirm;
import dev.luthier.rpc.message.ToWorker.Leave;
import dev.luthier.rpc.message.ToWorker.Order;
import dev.luthier.rpc.message.ToWorker.Start;
import dev.luthier.rpc.message.ToWorker.Stop;
import dev.luthier.rpc.wire.NetworkThread;
import dev.luthier.rpc.wire.TlsContexts;
import dev.luthier.run.EventSink;
import dev.luthier.run.SlotShell;
import dev.luthier.trial.Assignment;
import dev.luthier.trial.Failure;
import dev.luthier.trial.Outcome;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The driver's end of the protocol: a worker that connects and knows the secret becomes a slot. Whatever the workers say
 * goes into the event sink; commands go out at once. One thread of its own does all the talking.
 *
 * <p>A slot (number, epoch) can be joined once. A second worker with the same slot, such as a speculative copy of its task,
 * is told to leave; so is one whose slot was lost or released, or has a later epoch. A worker whose connection broke comes
 * back to its slot within the lease as if nothing had happened.
 *
 * <p>Thread-safe.
 */
public final class SlotServer implements SlotShell {
    private static final int BACKLOG = 4096;
    private static final int BYTES_BESIDES = 1024;
    private static final long MILLIS_TO_LEAVE = 400;
    private static final long MILLIS_TO_END = 500;

    private final ServerSettings settings;
    private final EventSink events;
    private final NetworkThread thread;
    private final ChannelGroup channels;
    private final SlotBook slots;
    private final Mailbox mailbox;
    private final Channel listening;
    private final InetSocketAddress address;

    private SlotServer(ServerSettings settings, String experiment, EventSink events, @Nullable SslContext tls) {
        this.settings = settings;
        this.events = events;
        thread = new NetworkThread("luthier-rpc-server-" + experiment);
        EventLoop eventLoop = thread.eventLoop();
        channels = new DefaultChannelGroup(eventLoop);
        long tickNanos =
                Math.min(settings.heartbeat().toNanos(), settings.lease().toNanos() / 10);
        LeaseClock clock = new LeaseClock(tickNanos, System.nanoTime());
        mailbox = new Mailbox(eventLoop);
        slots = new SlotBook(settings, events, clock, mailbox);
        listening = listen(new ServerPipeline(settings, Bytes32.digestOf(experiment), slots, channels, tls));
        address = (InetSocketAddress) listening.localAddress();
        eventLoop.scheduleAtFixedRate(
                () -> {
                    clock.tick(System.nanoTime());
                    slots.checkLeases(tickNanos);
                    mailbox.empty();
                },
                tickNanos,
                tickNanos,
                TimeUnit.NANOSECONDS);
    }

    /**
     * Listens from now on.
     *
     * @param experiment its name; workers of another one are refused
     * @param events takes what happens; called by the server's thread
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static SlotServer open(ServerSettings settings, String experiment, EventSink events) {
        // First of all, since a key that cannot be used must not leave a thread behind.
        SslContext tls = settings.tls() == null ? null : TlsContexts.ofServer(settings.tls());
        return new SlotServer(settings, experiment, events, tls);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** The port it listens on. */
    public int port() {
        return address.getPort();
    }

    /** Whether a worker is in this slot, be it that its connection is broken at the moment. */
    public boolean isPresent(SlotId slot) {
        return slots.isPresent(slot);
    }

    /**
     * Says that the slot is known to be gone, sooner than its lease would tell. If it was there, that is a lost slot; in any
     * case nobody can join it any more.
     */
    public void slotGone(SlotId slot, String reason) {
        mailbox.post(() -> slots.lose(slot, reason));
    }

    @Override
    public void start(Command.Start start) {
        long bytes = Brief.mostBytes(start.assignment().configuration());
        if (bytes > settings.maxFrameBytes() - BYTES_BESIDES) {
            refuse(start, bytes);
        } else {
            order(start.slot(), seq -> new Start(seq, start.assignment()));
        }
    }

    @Override
    public void stop(Command.Stop stop) {
        order(
                stop.slot(),
                seq -> new Stop(
                        seq,
                        stop.trial(),
                        stop.attempt(),
                        Brief.text(stop.reason().detail()),
                        stop.reason().interrupts()));
    }

    @Override
    public void confirm(Command.Confirm confirm) {
        // Nobody waits for it, and a start may follow: both go out in one piece.
        mailbox.postLazily(() -> write(confirm.slot(), seq -> new Confirm(seq, confirm.trial(), confirm.attempt())));
    }

    @Override
    public void release(Command.Release release) {
        mailbox.post(() -> slots.release(release.slot(), release.reason()));
    }

    @Override
    public void close() {
        if (thread.isClosing()) {
            return;
        }
        listening.close().awaitUninterruptibly(MILLIS_TO_LEAVE);
        mailbox.post(() -> slots.close(new Leave(Leave.Cause.OVER, "the experiment is over")));
        thread.eventLoop().submit(() -> {}).awaitUninterruptibly(MILLIS_TO_LEAVE);
        channels.newCloseFuture().awaitUninterruptibly(MILLIS_TO_LEAVE);
        channels.close().awaitUninterruptibly(MILLIS_TO_LEAVE);
        thread.close(MILLIS_TO_END);
    }

    /** No slot can be told of it, so it has failed on each. */
    private void refuse(Command.Start start, long bytes) {
        Assignment assignment = start.assignment();
        Failure failure = new Failure(
                Failure.Kind.EXCEPTION,
                "the configuration takes up to " + bytes + " bytes, more than fits into a message of "
                        + settings.maxFrameBytes() + " bytes: shorten its texts or raise the limit");
        events.accept(at -> new Event.Ended(
                at, start.slot(), assignment.trial(), assignment.attempt(), new Outcome.Failed(failure)));
    }

    private void order(SlotId slot, LongFunction<Order> order) {
        mailbox.post(() -> write(slot, order));
    }

    private void write(SlotId slot, LongFunction<Order> order) {
        SlotSession session = slots.session(slot);
        if (session != null) {
            session.write(order);
            mailbox.flushLater(session);
        }
    }

    private Channel listen(ServerPipeline pipeline) {
        ChannelFuture bound = new ServerBootstrap()
                .group(thread.eventLoop())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(settings.maxUnreadBytes() / 2, settings.maxUnreadBytes()))
                .childHandler(pipeline)
                .bind(settings.bindHost(), settings.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            thread.close(MILLIS_TO_END);
            throw new UncheckedIOException(new IOException(
                    "cannot listen on " + settings.bindHost() + ":" + settings.port() + ": "
                            + bound.cause().getMessage(),
                    bound.cause()));
        }
        return bound.channel();
    }
}
