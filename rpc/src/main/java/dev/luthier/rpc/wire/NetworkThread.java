package dev.luthier.rpc.wire;

import dev.luthier.run.Vigil;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SelectStrategy;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.IntSupplier;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The one daemon thread that does everything for one side of the protocol. */
public final class NetworkThread {
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final Vigil vigil = new Vigil();
    private final EventLoopGroup group;

    public NetworkThread(String name) {
        group = group(name);
    }

    @SuppressWarnings("deprecation") // its successor is not there in the oldest Netty that must do
    private EventLoopGroup group(String name) {
        ThreadFactory threads = task -> {
            Thread fresh = new FastThreadLocalThread(task, name);
            fresh.setDaemon(true);
            thread.set(fresh);
            return fresh;
        };
        return new NioEventLoopGroup(1, threads, SelectorProvider.provider(), () -> this::whatToDo);
    }

    private int whatToDo(IntSupplier selectNow, boolean hasTasks) throws Exception {
        if (hasTasks) {
            return selectNow.get();
        }
        if (!vigil.goesOn()) {
            return SelectStrategy.SELECT;
        }
        int ready = selectNow.get();
        return ready > 0 ? ready : SelectStrategy.CONTINUE;
    }

    public EventLoop eventLoop() {
        return group.next();
    }

    /** What the thread does when it expects an answer; to be used on the event loop only. */
    public Vigil vigil() {
        return vigil;
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
