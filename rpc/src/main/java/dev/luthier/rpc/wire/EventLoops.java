package dev.luthier.rpc.wire;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;

/** Where network threads come from. */
public final class EventLoops {
    private EventLoops() {}

    /** One daemon thread with this name, which does everything for one side of the protocol. */
    @SuppressWarnings("deprecation") // its successor is not there in the oldest Netty that must do
    public static EventLoopGroup single(String threadName) {
        return new NioEventLoopGroup(1, task -> {
            Thread thread = new FastThreadLocalThread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
    }
}
