package dev.luthier.rpc.wire;

import dev.luthier.rpc.message.Message;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import java.io.IOException;

/** Makes bytes of messages. */
public final class MessageEncoder extends MessageToByteEncoder<Message> {

    public MessageEncoder() {
        super(Message.class);
    }

    @Override
    protected void encode(ChannelHandlerContext context, Message message, ByteBuf out) throws IOException {
        int start = Frame.beginFrame(out, message.type());
        Payload.write(message, out);
        Frame.endFrame(out, start);
    }
}
