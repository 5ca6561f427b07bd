package dev.luthier.rpc.server;

import io.netty.channel.Channel;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
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

    Strangers(int most) {
        this.most = most;
    }

    void add(Channel channel) {
        if (channels.size() >= most) {
            Iterator<Channel> oldest = channels.iterator();
            Channel dawdler = oldest.next();
            oldest.remove();
            LOG.warn("{} strangers at once: cutting off {}", most, dawdler.remoteAddress());
            dawdler.close();
        }
        channels.add(channel);
    }

    void remove(Channel channel) {
        channels.remove(channel);
    }
}
