package dev.luthier.rpc.wire;

import dev.luthier.rpc.message.FrameType;
import dev.luthier.rpc.message.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of bytes. Before {@link #authenticated} it lets frames of the handshake pass and nothing else, so that no
 * byte of a stranger is ever parsed. A length is checked when it is read, before anything is kept for it.
 *
 * <p>Every misuse is a {@link ProtocolException}, after which the connection is of no more use.
 */
public final class MessageDecoder extends ByteToMessageDecoder {
    private boolean isAuthenticated;
    private int maxFrameBytes;
    private boolean isBroken;
    private Frame.@Nullable Header header;

    /** From now on the peer may send what is not of the handshake, with payloads up to so many bytes. */
    public void authenticated(int maxPayloadBytes) {
        isAuthenticated = true;
        maxFrameBytes = maxPayloadBytes;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (isBroken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        try {
            decode(in, out);
        } catch (ProtocolException e) {
            isBroken = true;
            throw e;
        }
    }

    private void decode(ByteBuf in, List<Object> out) {
        Frame.Header current = header;
        if (current == null) {
            current = Frame.readHeader(in);
            if (current == null) {
                return;
            }
            check(current);
            header = current;
        }
        if (in.readableBytes() >= current.length()) {
            header = null;
            out.add(Payload.read(current.type(), in.readSlice(current.length())));
        }
    }

    private void check(Frame.Header found) {
        FrameType type = found.type();
        if (type.isHandshake() == isAuthenticated) {
            throw new ProtocolException(type + (isAuthenticated ? " after" : " before the end of") + " the handshake");
        }
        boolean fits = isAuthenticated
                ? found.length() >= 0 && found.length() <= maxFrameBytes
                : found.length() == type.fixedLength();
        if (!fits) {
            throw new ProtocolException(type + " with a payload of " + Integer.toUnsignedString(found.length())
                    + " bytes, must be "
                    + (isAuthenticated ? "at most " + maxFrameBytes : "" + type.fixedLength()));
        }
    }
}
