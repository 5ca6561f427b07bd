package dev.luthier.rpc.server;

import dev.luthier.rpc.auth.Bytes32;
import dev.luthier.rpc.wire.MessageDecoder;
import dev.luthier.rpc.wire.MessageEncoder;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/** Puts together the handlers of a new connection. */
final class ServerPipeline extends ChannelInitializer<SocketChannel> {
    private final ServerSettings settings;
    private final Bytes32 experiment;
    private final SlotBook slots;
    private final ChannelGroup channels;
    private final Strangers strangers;
    private final @Nullable SslContext tls;

    ServerPipeline(
            ServerSettings settings,
            Bytes32 experiment,
            SlotBook slots,
            ChannelGroup channels,
            @Nullable SslContext tls) {
        this.settings = settings;
        this.experiment = experiment;
        this.slots = slots;
        this.channels = channels;
        this.strangers = new Strangers(settings.maxStrangers());
        this.tls = tls;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        channels.add(channel);
        ChannelPipeline pipeline = channel.pipeline();
        if (tls != null) {
            pipeline.addLast(tls.newHandler(channel.alloc()));
        }
        pipeline.addLast(new MessageDecoder(), new MessageEncoder());
        pipeline.addLast(new Gate(settings, experiment, strangers, slots));
    }
}
