package dev.luthier.rpc.worker;

import dev.luthier.rpc.message.Message;
import dev.luthier.rpc.message.ToWorker;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection on which both sides know each other, for as long as it holds. */
final class Connection extends SimpleChannelInboundHandler<ToWorker> {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Channel channel;
    private final WorkerSession session;
    private final Link link;

    Connection(Channel channel, WorkerSession session, Link link) {
        this.channel = channel;
        this.session = session;
        this.link = link;
    }

    void write(Message message) {
        channel.write(message, channel.voidPromise());
    }

    void flush() {
        channel.flush();
    }

    ChannelFuture writeAndFlush(Message message) {
        return channel.writeAndFlush(message).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    void close() {
        channel.close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        session.connected(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ToWorker message) {
        session.heard();
        message.deliverTo(session);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            session.writable();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.warn("connection to {} breaks: {}", channel.remoteAddress(), cause.toString());
        link.failed(cause);
        channel.close();
    }
}
