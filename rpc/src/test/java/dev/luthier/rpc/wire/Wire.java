package dev.luthier.rpc.wire;

import dev.luthier.rpc.message.Message;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;

/** Coder and decoder without a network. */
final class Wire {
    private Wire() {}

    static byte[] encode(Message message) {
        EmbeddedChannel channel = new EmbeddedChannel(new MessageEncoder());
        channel.writeOutbound(message);
        ByteBuf out = channel.readOutbound();
        byte[] bytes = ByteBufUtil.getBytes(out);
        out.release();
        channel.finishAndReleaseAll();
        return bytes;
    }

    static EmbeddedChannel stranger() {
        return new EmbeddedChannel(new MessageDecoder());
    }

    static EmbeddedChannel friend(int maxFrameBytes) {
        MessageDecoder decoder = new MessageDecoder();
        decoder.authenticated(maxFrameBytes);
        return new EmbeddedChannel(decoder);
    }

    static List<Message> decode(EmbeddedChannel channel, byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        List<Message> messages = new ArrayList<>();
        for (Message next = channel.readInbound(); next != null; next = channel.readInbound()) {
            messages.add(next);
        }
        return messages;
    }
}
