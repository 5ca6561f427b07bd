package dev.luthier.rpc.wire;

import dev.luthier.rpc.message.FrameType;
import dev.luthier.rpc.message.ProtocolException;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** The eight bytes before each payload: magic (2), version (1), type (1), length of the payload (4), big-endian. */
public final class Frame {
    /** Version of the protocol, the third byte of each frame. */
    public static final int VERSION = 1;

    static final int MAGIC = 0x4c54; // "LT"
    static final int HEADER_LENGTH = 8;
    static final int LENGTH_OFFSET = 4;

    private Frame() {}

    /** What a header says. */
    record Header(FrameType type, int length) {}

    /** Reads a header, or null if not all of it is there yet; checks each part as soon as it is there. */
    static @Nullable Header readHeader(ByteBuf in) {
        int start = in.readerIndex();
        if (in.readableBytes() >= 2 && in.getUnsignedShort(start) != MAGIC) {
            throw new ProtocolException(
                    String.format("frame begins with 0x%04x, not with 0x%04x", in.getUnsignedShort(start), MAGIC));
        }
        if (in.readableBytes() >= 3 && in.getUnsignedByte(start + 2) != VERSION) {
            throw new OtherVersionException(in.getUnsignedByte(start + 2));
        }
        if (in.readableBytes() < HEADER_LENGTH) {
            return null;
        }
        FrameType type = FrameType.of(in.getUnsignedByte(start + 3));
        int length = in.getInt(start + LENGTH_OFFSET);
        in.skipBytes(HEADER_LENGTH);
        return new Header(type, length);
    }

    /** Writes a header whose length is still to be filled in by {@link #endFrame}; returns where the frame begins. */
    static int beginFrame(ByteBuf out, FrameType type) {
        int start = out.writerIndex();
        out.writeShort(MAGIC);
        out.writeByte(VERSION);
        out.writeByte(type.code());
        out.writeInt(0);
        return start;
    }

    static void endFrame(ByteBuf out, int start) {
        out.setInt(start + LENGTH_OFFSET, out.writerIndex() - start - HEADER_LENGTH);
    }
}
