package dev.luthier.rpc.wire;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The one daemon thread that does everything for one side of the protocol. */
public final class NetworkThread {
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final EventLoopGroup group;

    public NetworkThread(String name) {
        group = group(name);
    }

    @SuppressWarnings("deprecation") // its successor is not there in the oldest Netty that must do
    private EventLoopGroup group(String name) {
        return new NioEventLoopGroup(1, task -> {
            Thread fresh = new FastThreadLocalThread(task, name);
            fresh.setDaemon(true);
            thread.set(fresh);
            return fresh;
        });
    }

    public EventLoop eventLoop() {
        return group.next();
    }

    public boolean isClosing() {
        return group.isShuttingDown();
    }

    /** Closes what is still open and ends the thread, waiting so long for it; an interruption is still set on return. */
    public void close(long millis) {
        group.shutdownGracefully(0, millis, TimeUnit.MILLISECONDS).awaitUninterruptibly(millis);
        Thread last = thread.get();
        if (last == null) {
            return;
        }
        try {
            last.join(millis); // which takes a moment longer than what Netty waits for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
