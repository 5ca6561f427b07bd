package dev.luthier.rpc.server;

import dev.luthier.rpc.message.Heartbeat;
import dev.luthier.rpc.message.Message;
import dev.luthier.rpc.message.ProtocolException;
import dev.luthier.rpc.message.ToServer;
import dev.luthier.rpc.message.ToWorker.Leave;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of an authenticated worker, for as long as it holds. */
final class Connection extends SimpleChannelInboundHandler<ToServer> implements ToServer.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long MILLIS_TO_LEAVE = 500;

    private final Channel channel;
    private final SlotBook slots;
    private final Future<?> timeout;
    private @Nullable SlotSession session;
    private boolean isDismissed;

    Connection(Channel channel, SlotBook slots, ServerSettings settings) {
        this.channel = channel;
        this.slots = slots;
        this.timeout = channel.eventLoop()
                .schedule(
                        () -> cutOff("it did not join"),
                        settings.handshakeTimeout().toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    void write(Message message) {
        channel.write(message, channel.voidPromise());
    }

    void flush() {
        channel.flush();
    }

    /** Says farewell. The worker closes; reading on until then keeps the farewell from being lost in a reset. */
    void dismiss(Leave leave) {
        isDismissed = true;
        session = null;
        timeout.cancel(false);
        channel.writeAndFlush(leave).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        channel.eventLoop().schedule(() -> channel.close(), MILLIS_TO_LEAVE, TimeUnit.MILLISECONDS);
    }

    /** Another connection has taken over. */
    void close() {
        isDismissed = true;
        session = null;
        channel.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ToServer message) {
        if (!isDismissed) {
            message.deliverTo(this);
        }
    }

    @Override
    public void onJoin(ToServer.Join message) {
        if (session != null) {
            throw new ProtocolException("JOIN came twice on one connection");
        }
        timeout.cancel(false);
        session = slots.join(message, this);
    }

    @Override
    public void onHeartbeat(Heartbeat message) {
        joined().onHeartbeat(message);
    }

    @Override
    public void onBye(ToServer.Bye message) {
        slots.lose(joined().slot(), "worker left: " + message.reason());
    }

    @Override
    public void onFact(ToServer.Fact message) {
        joined().onFact(message);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!channel.isWritable()) {
            cutOff("it does not read what it is sent");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        timeout.cancel(false);
        if (session != null) {
            session.disconnected(this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        cutOff(cause.toString());
    }

    private void cutOff(String why) {
        String who = session == null ? "worker" : session.slot().toString();
        LOG.warn("cutting off {} at {}: {}", who, channel.remoteAddress(), why);
        channel.close();
    }

    private SlotSession joined() {
        if (session == null) {
            throw new ProtocolException("the first message on a connection must be JOIN");
        }
        return session;
    }
}
