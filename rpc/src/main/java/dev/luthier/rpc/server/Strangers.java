package dev.luthier.rpc.server;

import io.netty.channel.Channel;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections whose peers have not yet shown that they belong here. There is room for so many; whoever comes then drives
 * out the one that has dawdled longest, which is never one that answers at once. Event loop only.
 */
final class Strangers {
    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

    private final int most;
    private final Set<Channel> channels = new LinkedHashSet<>();
    private long nextLineNanos = System.nanoTime();
    private int untold;

    Strangers(int most) {
        this.most = most;
    }

    void add(Channel channel) {
        if (channels.size() >= most) {
            Iterator<Channel> oldest = channels.iterator();
            Channel dawdler = oldest.next();
            oldest.remove();
            tell("cutting off", dawdler, "more than " + most + " strangers at once");
            dawdler.close();
        }
        channels.add(channel);
    }

    void remove(Channel channel) {
        channels.remove(channel);
    }

    /** Logs what is done about a stranger; a line a second at most, so that nobody can fill the log from outside. */
    void tell(String what, Channel channel, @Nullable String why) {
        long now = System.nanoTime();
        if (now - nextLineNanos < 0) {
            untold++;
            return;
        }
        String others = untold == 0 ? "" : " (and " + untold + " like it before)";
        LOG.warn("{} {}: {}{}", what, channel.remoteAddress(), why, others);
        nextLineNanos = now + TimeUnit.SECONDS.toNanos(1);
        untold = 0;
    }
}
