package dev.luthier.rpc.worker;

import dev.luthier.rpc.wire.MessageDecoder;
import dev.luthier.rpc.wire.MessageEncoder;
import dev.luthier.rpc.wire.TlsContexts;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Connects to the driver, again and again until a deadline, a little slower each time. Event loop only. */
final class Link {
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;
    private static final int CONNECT_MILLIS = 3000;

    private final WorkerSettings settings;
    private final EventLoop eventLoop;
    private final WorkerSession session;
    private final @Nullable SslContext tls;
    private int tries;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long startNanos;
    private long deadlineNanos;
    private @Nullable Channel channel;
    private Throwable lastError = new IllegalStateException("nothing tried yet");
    private boolean isOver;

    Link(WorkerSettings settings, EventLoop eventLoop, WorkerSession session) {
        this.settings = settings;
        this.eventLoop = eventLoop;
        this.session = session;
        this.tls = settings.tlsFingerprint() == null ? null : TlsContexts.ofWorker(settings.tlsFingerprint());
    }

    /** Begins to connect, giving up after so long. */
    void open(long nanos) {
        startNanos = System.nanoTime();
        deadlineNanos = startNanos + nanos;
        tries = 0;
        pauseMillis = FIRST_PAUSE_MILLIS;
        connect();
    }

    /** Why the latest try failed, for the message. */
    void failed(Throwable error) {
        lastError = error;
    }

    Throwable lastError() {
        return lastError;
    }

    /** What was tried, for the message. */
    String history() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
        return tries + (tries == 1 ? " try" : " tries") + " in " + seconds + " s, last: " + lastError.getMessage();
    }

    /** Never connects again. */
    void close() {
        isOver = true;
        if (channel != null) {
            channel.close();
        }
    }

    private void connect() {
        if (isOver) {
            return;
        }
        tries++;
        ChannelFuture connected = new Bootstrap()
                .group(eventLoop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new Pipeline())
                .connect(new InetSocketAddress(settings.driverHost(), settings.driverPort()));
        connected.addListener(done -> {
            if (done.isSuccess()) {
                channel = connected.channel();
                channel.closeFuture().addListener(closed -> lost());
            } else {
                failed(done.cause());
                again();
            }
        });
    }

    private void lost() {
        channel = null;
        if (!isOver && !session.disconnected()) {
            again();
        }
    }

    private void again() {
        long now = System.nanoTime();
        if (isOver) {
            return;
        }
        if (now - deadlineNanos >= 0) {
            session.unreachable();
            return;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - now);
        eventLoop.schedule(this::connect, Math.min(pauseMillis, left + 1), TimeUnit.MILLISECONDS);
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel fresh) {
            ChannelPipeline pipeline = fresh.pipeline();
            if (tls != null) {
                pipeline.addLast(tls.newHandler(fresh.alloc()));
            }
            pipeline.addLast(new MessageDecoder(), new MessageEncoder());
            pipeline.addLast(new Knock(settings, Link.this, session));
        }
    }
}
